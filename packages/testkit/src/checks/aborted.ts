import { createContext, type Context } from "@pixelproof/core";

/** A context whose caller has given up already. */
export function abortedContext(): Context {
  return createContext({ signal: AbortSignal.abort() });
}
