import { abreast, type Context } from "@pixelproof/core";

/** Where a run stands. */
export interface ProgressEvent {
  readonly step: string;
  /** 0..1 over the whole run, never falling. */
  readonly fraction: number;
}

/**
 * Divides a run into named steps with their shares of the whole, in the order given: the returned function starts a step
 * and gives its context, whose progress 0..1 lands in that share.
 */
export function stepsOf<S extends string>(
  context: Context,
  shares: readonly (readonly [step: S, share: number])[],
  listener: (event: ProgressEvent) => void,
): (step: S) => Context {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const spans = new Map<S, { from: number; to: number }>();
  let at = 0;
  for (const [step, share] of shares) spans.set(step, { from: at / total, to: (at += share) / total });
  let highest = 0;
  return (step) => {
    const { from, to } = spans.get(step) ?? { from: 0, to: 1 };
    const progress = (fraction: number): void => {
      highest = Math.max(highest, from + (to - from) * fraction);
      context.progress(highest);
      listener({ step, fraction: highest });
    };
    progress(0);
    return { ...context, progress };
  };
}

/** The same context with nobody told of its progress, for work that repeats or has no measure. */
export const withoutProgress = (context: Context): Context => ({ ...context, progress: () => {} });

/** Like `Promise.all`, but waits for every work also when one fails, so that none runs on behind the caller's back. */
export async function together<T extends readonly unknown[] | []>(
  works: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** Works on every id at the same time, with an equal share of the progress, and gives what came of each, in their order. */
export async function byId<T>(
  ids: readonly string[],
  context: Context,
  work: (id: string, context: Context) => Promise<T>,
): Promise<Record<string, T>> {
  const contexts = abreast(context, Array<number>(ids.length).fill(1));
  const results = await together(ids.map(async (id, i): Promise<[string, T]> => [id, await work(id, contexts[i])]));
  context.progress(1);
  return Object.fromEntries(results);
}
