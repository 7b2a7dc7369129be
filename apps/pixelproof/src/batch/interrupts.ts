import { PixelproofError } from "@pixelproof/core";
import { exitCodes } from "../exit-codes.ts";

/** While it is listened: the first SIGINT or SIGTERM aborts `signal`, the second ends the process at once. */
export function listenForInterrupts(): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort(new PixelproofError("ABORTED", "Stopped by the user"));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return { signal: controller.signal, [Symbol.dispose]: () => void process.off("SIGINT", stop).off("SIGTERM", stop) };
}
