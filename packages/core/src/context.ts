import { defaultLimits, type Limits } from "./limits.ts";

/** Where plugins and the pipeline write what a person may want to read. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** What every plugin method gets beside its data. */
export interface Context {
  /** Fires when the caller gives up; long work checks it with `throwIfAborted`. */
  readonly signal: AbortSignal;
  /** Told the fraction done, 0..1, never falling. */
  readonly progress: (fraction: number) => void;
  /** Takes a fact about the work that belongs into its report, by name: the model that ran, ms that loading it took. */
  readonly note: (name: string, fact: string | number) => void;
  readonly logger: Logger;
  readonly limits: Limits;
}

const ignore = (): void => {};

/** A logger that says nothing. */
export const silentLogger: Logger = Object.freeze({ debug: ignore, info: ignore, warn: ignore });

/** Fills in a context: never aborted, no progress, no notes, silent, default limits. */
export function createContext(parts: Partial<Omit<Context, "limits">> & { limits?: Partial<Limits> } = {}): Context {
  return {
    signal: parts.signal ?? new AbortController().signal,
    progress: parts.progress ?? ignore,
    note: parts.note ?? ignore,
    logger: parts.logger ?? silentLogger,
    limits: { ...defaultLimits, ...parts.limits },
  };
}

/** The same context with progress mapped into `from..to` of the caller's, for a step of a longer work. */
export function subContext(context: Context, from: number, to: number): Context {
  return { ...context, progress: (fraction) => context.progress(from + (to - from) * fraction) };
}

/** Contexts for works that run at the same time: the caller is told how much of their weight is done. */
export function abreast(context: Context, weights: readonly number[]): Context[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const done = weights.map(() => 0);
  return weights.map((weight, i) => ({
    ...context,
    progress: (fraction) => {
      done[i] = Math.max(done[i], weight * fraction);
      context.progress(done.reduce((sum, part) => sum + part, 0) / total);
    },
  }));
}
