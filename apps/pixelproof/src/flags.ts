import { CommanderError, type Command } from "commander";
import { createProgram } from "./program.ts";

/** Whether `--json` and `--debug` stand among the arguments as options of their command, also where others are wrong. */
export function givenFlags(argv: readonly string[]): { json: boolean; debug: boolean } {
  const silent = { writeErr: () => {}, writeOut: () => {} };
  let command: Command = createProgram().configureOutput(silent);
  try {
    const { operands, unknown } = command.parseOptions(argv.slice(2));
    const named = command.commands.find((candidate) => candidate.name() === operands[0]);
    command = named?.configureOutput(silent) ?? command;
    // Wrong values do not matter here, and would end the reading.
    for (const option of command.options) if (option.required) option.argParser(String);
    command.parseOptions(unknown);
  } catch (error) {
    // An option at the very end that lacks its value: all before it has been read.
    if (!(error instanceof CommanderError)) throw error;
  }
  const { json, debug } = command.optsWithGlobals();
  return { json: json === true, debug: debug === true };
}
