import { throwIfAborted, type Context } from "@pixelproof/core";

/** Told between the parts of a work how much of it is done, 0..1; may throw to stop it. */
export type Tick = (fraction: number) => void;

/** Reports progress to a context, and throws `ABORTED` once its signal fires. */
export function tickOf({ signal, progress }: Context): Tick {
  return (fraction) => {
    throwIfAborted(signal);
    progress(fraction);
  };
}
