import { PixelproofError } from "@pixelproof/core";

/** A signal that fires with `LIMIT_TIME` after `milliseconds`, or when `signal` does; disposing it stops the clock. */
export function deadline(milliseconds: number, signal?: AbortSignal): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const message = `Expected the run to end within ${milliseconds / 1000} s; raise limits.wallTime for pictures that need longer`;
  const timer = setTimeout(() => controller.abort(new PixelproofError("LIMIT_TIME", message)), milliseconds);
  timer.unref();
  return {
    signal: signal ? AbortSignal.any([controller.signal, signal]) : controller.signal,
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
