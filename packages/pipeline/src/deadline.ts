import { once } from "node:events";
import { PixelproofError, throwIfAborted } from "@pixelproof/core";

/**
 * Runs work under a signal that fires with `LIMIT_TIME` after `milliseconds`, or when `signal` does. The promise settles then
 * even if the work does not listen.
 */
export async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const clock = new AbortController();
  const message = `Expected the run to end within ${milliseconds / 1000} s; raise limits.wallTime for pictures that need longer`;
  const timer = setTimeout(() => clock.abort(new PixelproofError("LIMIT_TIME", message)), milliseconds);
  const both = signal ? AbortSignal.any([clock.signal, signal]) : clock.signal;
  const settled = new AbortController();
  try {
    throwIfAborted(both);
    const given = once(both, "abort", { signal: settled.signal }).then(() => throwIfAborted(both));
    given.catch(() => {});
    const done = work(both);
    await Promise.race([done, given]);
    return await done;
  } finally {
    clearTimeout(timer);
    settled.abort();
  }
}
