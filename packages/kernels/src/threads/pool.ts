import { availableParallelism } from "node:os";
import { MessageChannel } from "node:worker_threads";
import { PixelproofError, throwIfAborted } from "@pixelproof/core";
import { Tinypool } from "tinypool";
import type { Answer, Order } from "./worker.ts";
import type { Task } from "./task.ts";

/** Milliseconds that an idle thread is kept, its modules loaded. */
const idleTimeout = 10_000;

const fromSource = import.meta.url.endsWith(".ts");

let pool: Tinypool | undefined;

/** As many threads as the machine runs at once; idle ones neither stay nor keep the process alive. */
function thePool(): Tinypool {
  pool ??= new Tinypool({
    filename: new URL(fromSource ? "worker.ts" : "worker.js", import.meta.url).href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    idleTimeout,
    // A thread that has nothing to do must still hear that its progress port was closed.
    useAtomics: false,
    ...(fromSource && { execArgv: [...process.execArgv, "--conditions=@pixelproof/source"] }),
  });
  return pool;
}

/** Does a task on a thread of the pool; where the signal fires it is let go at once and stops at its next word of progress. */
export async function runOnThread<Input, Output>(
  { module, name }: Task<Input, Output>,
  input: Input,
  given: readonly ArrayBuffer[],
  signal: AbortSignal,
  progress: (fraction: number) => void,
): Promise<Output> {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (fraction: number) => {
    if (!signal.aborted) progress(fraction);
  });
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const order: Order<Input> = { module, name, input, port: port2, stop };
  const ended = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const onAbort = (): void => {
      Atomics.store(stop, 0, 1);
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort, { signal: ended.signal });
  });
  try {
    // Neither is a thread killed, which could take the next task with it, nor a port closed that has yet to be sent.
    const work: Promise<Answer<Output>> = thePool()
      .run(order, { transferList: [port2, ...given] })
      .finally(() => port1.close());
    const answer = await Promise.race([work, stopped]);
    if ("error" in answer) throw new PixelproofError(answer.error.code, answer.error.message, answer.error);
    progress(1);
    throwIfAborted(signal);
    return answer.output;
  } catch (error) {
    throwIfAborted(signal);
    throw error;
  } finally {
    ended.abort();
  }
}
