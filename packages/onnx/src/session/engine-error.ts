import { PixelproofError } from "@pixelproof/core";

/** How the C++ runtimes, V8 and the providers for graphics cards say that memory ran out. */
const outOfMemory = /bad_alloc|bad allocation|failed to allocate|out of memory|allocation failed/i;

/** Turns what onnxruntime throws into `ENGINE_OUT_OF_MEMORY` or `ENGINE_FAILED`; coded errors pass as they are. */
export function engineError(error: unknown, what: string): PixelproofError {
  if (PixelproofError.is(error)) return error;
  const reason = firstLine(error);
  return new PixelproofError(
    outOfMemory.test(String(error)) ? "ENGINE_OUT_OF_MEMORY" : "ENGINE_FAILED",
    `onnxruntime failed to ${what}: ${reason}`,
    { cause: error },
  );
}

/** onnxruntime's messages go on for lines of C++. */
export function firstLine(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
  return line;
}
