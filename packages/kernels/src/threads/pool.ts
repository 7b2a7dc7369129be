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

/** Does a task on a thread of the pool; the thread is ended where the signal fires on the way. */
export async function runOnThread<Input, Output>(
  { module, name }: Task<Input, Output>,
  input: Input,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): Promise<Output> {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", progress);
  const order: Order<Input> = { module, name, input, port: port2 };
  try {
    const answer: Answer<Output> = await thePool().run(order, { transferList: [port2], signal });
    if ("error" in answer) throw new PixelproofError(answer.error.code, answer.error.message, answer.error);
    return answer.output;
  } catch (error) {
    throwIfAborted(signal);
    throw error;
  } finally {
    port1.close();
  }
}
