import { setTimeout } from "node:timers/promises";
import type { Logger } from "@pixelproof/core";
import type { Claim } from "../engine.ts";
import { WorkerProcess } from "./worker-process.ts";
import { workOn, type Settled, type WorkBench } from "./work-on.ts";

export interface WorkersOptions extends WorkBench {
  /** Module that calls `serveRuns`; each process runs it. */
  readonly entry: URL;
  /** Arguments of that module. */
  readonly args?: readonly string[];
  /** Processes, each with one picture at a time. */
  readonly count: number;
  /** Milliseconds that jobs which run are given to end by themselves when the workers are stopped. */
  readonly grace: number;
  readonly logger: Logger;
  /** Told how each claim ended, and after how many ms. */
  readonly onSettled?: (claim: Claim, settled: Settled, ms: number) => void;
}

/** Milliseconds between two looks at a queue that was empty. */
const idle = 500;

/** Workers that take jobs until they are disposed, which gives back what does not end in time. */
export interface Workers extends AsyncDisposable {
  /** Looks at the queue now. */
  wake(): void;
  /** The processes that wait or work. */
  pids(): number[];
}

/** Starts workers on an engine's jobs. */
export function startWorkers(options: WorkersOptions): Workers {
  const [closing, killing] = [new AbortController(), new AbortController()];
  const processes = Array.from({ length: options.count }, () => new WorkerProcess(options.entry, options.args));
  let awake = new AbortController();
  const rest = (ms: number): Promise<void> =>
    setTimeout(ms, undefined, { signal: AbortSignal.any([closing.signal, awake.signal]) }).catch(() => {});
  const loop = async (process: WorkerProcess): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        const claim = await options.engine.claim();
        if (claim) await settle(claim, process, options, killing.signal);
        else await rest(idle);
      } catch (error) {
        options.logger.warn(`A worker could not reach its queue: ${String(error)}`);
        await setTimeout(idle, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  };
  const loops = Promise.all(processes.map(loop));
  return {
    wake() {
      awake.abort();
      awake = new AbortController();
    },
    pids: () => processes.flatMap(({ pid }) => pid ?? []),
    async [Symbol.asyncDispose]() {
      closing.abort();
      const ended = new AbortController();
      const patience = setTimeout(options.grace, undefined, { signal: ended.signal });
      await Promise.race([loops, patience]);
      ended.abort();
      killing.abort();
      await loops;
      for (const process of processes) process[Symbol.dispose]();
    },
  };
}

async function settle(claim: Claim, process: WorkerProcess, options: WorkersOptions, stop: AbortSignal): Promise<void> {
  const since = performance.now();
  const settled = await workOn(claim, process, options, stop);
  const ms = performance.now() - since;
  const code = "error" in settled ? ` ${settled.error.code}` : "";
  options.logger.info(`job=${claim.id} attempt=${claim.attempt} ${settled.state}${code} ms=${Math.round(ms)}`);
  options.onSettled?.(claim, settled, ms);
}
