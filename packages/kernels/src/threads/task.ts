import { throwIfAborted, type Context, type Limits } from "@pixelproof/core";
import { runOnThread } from "./pool.ts";

/** Heavy work that may run on another thread: a function of data that can be copied, in a module that can be imported. */
export interface Task<Input, Output> {
  /** `import.meta.url` of the module that exports the task. */
  readonly module: string;
  /** The name it is exported by. */
  readonly name: string;
  /** Gives data of its own, which whoever asked may take over; tells the fraction done, 0..1, often: there it can be stopped. */
  readonly work: (input: Input, progress: (fraction: number) => void) => Output | Promise<Output>;
}

/** Declares a task: `export const findTask = defineTask(import.meta.url, "findTask", find)`. */
export function defineTask<Input, Output>(
  module: string,
  name: string,
  work: Task<Input, Output>["work"],
): Task<Input, Output> {
  return { module, name, work };
}

/** Below this many pixels copying to a thread and back is not worth it. */
const worthwhile = 1e6;

/** How many threads of the pool work on that many pixels should use: none below a megapixel, else `limits.threads`. */
export const threadsFor = (pixels: number, { threads }: Limits): number => (pixels < worthwhile ? 0 : threads);

/**
 * Does a task: on a thread of the pool where `threadsFor` grants one for so many pixels, else on the calling thread. A cancelled task is let go at once. Data goes there
 * as a copy, without one where it lies in shared memory or in a buffer `given` away. Throws what the task throws, and
 * `ABORTED`.
 */
export async function run<Input, Output>(
  task: Task<Input, Output>,
  input: Input,
  pixels: number,
  { signal, progress, limits }: Context,
  given: readonly ArrayBuffer[] = [],
): Promise<Output> {
  throwIfAborted(signal);
  if (threadsFor(pixels, limits) > 0) return runOnThread(task, input, given, signal, progress);
  return task.work(input, progress);
}
