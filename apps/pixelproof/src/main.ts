import { CommanderError } from "commander";
import { PixelproofError } from "@pixelproof/core";
import { printJson } from "./commands/output.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { givenFlags } from "./flags.ts";
import { createProgram } from "./program.ts";
import { tolerateBrokenPipe } from "./terminal/broken-pipe.ts";
import { visible } from "./terminal/visible.ts";

/** Runs the command line and sets the exit code; a fault is one line with its code, its stack only with --debug. */
export async function main(argv: readonly string[]): Promise<void> {
  tolerateBrokenPipe(process.stdout);
  tolerateBrokenPipe(process.stderr);
  // Standard output belongs to the commands; what configs and plugins log goes to standard error.
  Object.assign(console, new console.Console(process.stderr));
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    report(error, argv);
  }
  // Work that was interrupted may never settle; the process ends without it.
  if (process.exitCode === exitCodes.interrupted) process.exit();
}

function report(error: unknown, argv: readonly string[]): void {
  if (error instanceof CommanderError && error.exitCode === 0) return; // help or version
  const coded = coding(error);
  process.exitCode = exitCodeOf(coded);
  // Commander has printed its own message by now.
  if (!(error instanceof CommanderError)) process.stderr.write(`${coded.code}: ${visible(coded.message)}\n`);
  const { json, debug } = givenFlags(argv);
  if (json) printJson({ error: coded });
  if (debug) process.stderr.write(`${coded.stack}\n`);
}

const coding = (error: unknown): PixelproofError =>
  error instanceof CommanderError
    ? new PixelproofError("USAGE", error.message.replace(/^error: /, ""), { cause: error })
    : PixelproofError.from(error, "INTERNAL", "Pixelproof failed");
