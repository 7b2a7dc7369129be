import { PixelproofError } from "@pixelproof/core";
import type { FastifyRequest } from "fastify";

/** How patient an upload is waited for, in ms. */
export interface Patience {
  /** Without a byte. */
  readonly stallMs: number;
  /** In all. */
  readonly requestMs: number;
}

/** Milliseconds between two looks at an upload. */
const interval = 250;

/** Fires with `REQUEST_TIMEOUT` when an upload stalls or takes too long, with `REQUEST_INVALID` when the client goes; until disposed. */
export function watchUpload(
  { raw }: FastifyRequest,
  { stallMs, requestMs }: Patience,
): Disposable & { readonly signal: AbortSignal } {
  const gone = new AbortController();
  const since = performance.now();
  let [bytes, moved] = [raw.socket.bytesRead, since];
  const fail = (message: string): void => gone.abort(new PixelproofError("REQUEST_TIMEOUT", message));
  const timer = setInterval(() => {
    const now = performance.now();
    if (raw.socket.bytesRead > bytes) [bytes, moved] = [raw.socket.bytesRead, now];
    if (now - moved > stallMs) fail(`Expected more of the upload within ${stallMs} ms`);
    if (now - since > requestMs) fail(`Expected the whole upload within ${requestMs} ms`);
  }, interval);
  const close = (): void => gone.abort(new PixelproofError("REQUEST_INVALID", "The upload broke off"));
  raw.socket.once("close", close);
  return {
    signal: gone.signal,
    [Symbol.dispose]() {
      clearInterval(timer);
      raw.socket.off("close", close);
    },
  };
}
