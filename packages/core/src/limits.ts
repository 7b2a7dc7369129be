import { availableParallelism } from "node:os";
import { PixelproofError } from "./errors.ts";

/** Bounds on what one picture may cost. On by default; a caller raises them knowingly. */
export interface Limits {
  /** Bytes of the input file. */
  readonly inputBytes: number;
  /** Pixels of the decoded input. */
  readonly inputPixels: number;
  /** Pixels of the result. */
  readonly outputPixels: number;
  /** Bytes of memory that the plan may predict. */
  readonly memoryBytes: number;
  /** Milliseconds of wall time for the whole run of one picture. */
  readonly wallTime: number;
  /** Worker threads that heavy work may go to: 0 keeps all of it on the calling thread. */
  readonly threads: number;
}

const MiB = 2 ** 20;

export const defaultLimits: Limits = Object.freeze({
  inputBytes: 256 * MiB,
  inputPixels: 100e6,
  outputPixels: 200e6,
  memoryBytes: 8192 * MiB,
  wallTime: 15 * 60_000,
  threads: availableParallelism(),
});

/** Throws `LIMIT_INPUT_BYTES` for a file larger than allowed. */
export function assertInputBytes(bytes: number, limits: Limits): void {
  if (bytes <= limits.inputBytes) return;
  throw new PixelproofError(
    "LIMIT_INPUT_BYTES",
    `Expected at most ${limits.inputBytes} bytes but the file has ${bytes}; raise limits.inputBytes to accept it`,
    { details: { bytes, limit: limits.inputBytes } },
  );
}

/** Throws `LIMIT_INPUT_PIXELS` for a picture larger than allowed; called on the header, before pixels are read. */
export function assertInputPixels(size: { width: number; height: number }, limits: Limits): void {
  assertPixels("LIMIT_INPUT_PIXELS", "inputPixels", "picture", size, limits.inputPixels);
}

/** Throws `LIMIT_OUTPUT_PIXELS` for a result larger than allowed; called on the plan, before memory is taken. */
export function assertOutputPixels(size: { width: number; height: number }, limits: Limits): void {
  assertPixels("LIMIT_OUTPUT_PIXELS", "outputPixels", "result", size, limits.outputPixels);
}

function assertPixels(
  code: "LIMIT_INPUT_PIXELS" | "LIMIT_OUTPUT_PIXELS",
  name: keyof Limits,
  what: string,
  { width, height }: { width: number; height: number },
  limit: number,
): void {
  if (width * height <= limit) return;
  throw new PixelproofError(
    code,
    `Expected at most ${limit / 1e6} megapixels but the ${what} has ${width}x${height} (${((width * height) / 1e6).toFixed(1)}); raise limits.${name} to accept it`,
    { details: { width, height, limit } },
  );
}
