import { CommanderError } from "commander";
import { PixelproofError } from "@pixelproof/core";
import { printJson } from "./commands/output.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { createProgram } from "./program.ts";

/** Runs the command line and sets the exit code; a fault is one line with its code, its stack only with --debug. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    // Commander has printed its own message by now; help and version are no errors.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    else report(error, argv);
  }
}

function report(error: unknown, argv: readonly string[]): void {
  const coded = PixelproofError.from(error, "INTERNAL", "Pixelproof failed");
  process.exitCode = exitCodeOf(coded);
  process.stderr.write(`${coded.code}: ${coded.message}\n`);
  if (argv.includes("--json")) printJson({ error: coded });
  if (argv.includes("--debug")) process.stderr.write(`${coded.stack}\n`);
}
