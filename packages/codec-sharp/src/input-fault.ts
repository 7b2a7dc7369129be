import { PixelproofError } from "@pixelproof/core";
import type { Format } from "./format.ts";

const ranOut = /premature end|bad seek|seek error|unexpected end|end of (file|stream)|truncated/i;

/**
 * What sharp's error, which has no code, means for the caller. The container is walked first: it knows a cut file for
 * certain, where the decoder only stumbles.
 */
export function inputFault(error: unknown, format: Format, bytes: Uint8Array): PixelproofError {
  try {
    format.assertComplete(bytes);
  } catch (fault) {
    if (PixelproofError.is(fault)) return fault;
  }
  const [line] = (error instanceof Error ? error.message : String(error)).split("\n");
  const reason = line.replace(/:\s*$/, "");
  const code = ranOut.test(reason) ? "INPUT_TRUNCATED" : "INPUT_CORRUPT";
  return new PixelproofError(code, `Expected a readable ${format.name} but its decoder says: ${reason}`, {
    cause: error,
  });
}
