import { setImmediate as nextTurn } from "node:timers/promises";
import { throwIfAborted, type Context } from "@pixelproof/core";

/** Work that pauses now and then, telling the fraction done, and gives a result in the end. */
export type Work<T> = Generator<number, T, void>;

/** Does a work in one go. */
export function atOnce<T>(work: Work<T>, progress: (fraction: number) => void = () => {}): T {
  let step = work.next();
  while (step.done !== true) {
    progress(step.value);
    step = work.next();
  }
  return step.value;
}

/**
 * Does a work on the calling thread; in its pauses others have their turn, and the signal can stop it: `ABORTED`. For what
 * is over before the pictures would be copied to another thread.
 */
export async function inTurns<T>(work: Work<T>, { signal, progress }: Context): Promise<T> {
  throwIfAborted(signal);
  try {
    let step = work.next();
    while (step.done !== true) {
      progress(step.value);
      await nextTurn();
      throwIfAborted(signal);
      step = work.next();
    }
    progress(1);
    return step.value;
  } catch (error) {
    work.throw(error); // Where it pauses, so that it lets go of what it holds.
    throw error;
  }
}
