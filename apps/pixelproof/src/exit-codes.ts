import { PixelproofError, type ErrorCategory } from "@pixelproof/core";

/** What the process exits with. */
export const exitCodes = {
  done: 0,
  fault: 1,
  usage: 2,
  input: 3,
  quality: 4,
  interrupted: 130,
} as const satisfies Record<ErrorCategory | "done" | "quality" | "interrupted", number>;

/** The exit code of one error. */
export const exitCodeOf = (error: unknown): number => exitCodes[PixelproofError.is(error) ? error.category : "fault"];

/**
 * The exit code of a batch: that it was interrupted, or else its gravest: a fault of the program weighs most, then wrong
 * usage, a refused input, low quality.
 */
export function worstExitCode(codes: readonly number[]): number {
  if (codes.includes(exitCodes.interrupted)) return exitCodes.interrupted;
  const failed = codes.filter((code) => code !== exitCodes.done);
  return failed.length === 0 ? exitCodes.done : Math.min(...failed);
}
