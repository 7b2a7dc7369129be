import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import type { Claim, JobEngine } from "../engine.ts";
import type { JobProgress } from "../job.ts";
import type { RunControl } from "./worker-process.ts";
import type { WorkLimits } from "./work-on.ts";

/** Milliseconds between two looks at a job that runs. */
const beat = 500;

/** Milliseconds between two heartbeats where there is no progress to tell. */
const heartbeat = 1000;

export interface WatchOptions {
  readonly stop: AbortSignal;
  /** The job's folder on the scratch disk. */
  readonly folder: string;
  readonly limits: WorkLimits;
}

/**
 * Watches over a job while it runs: tells its progress, or else that the worker lives, and fires `signal` with the reason when the
 * claim is lost, the worker stops (`ABORTED`), or a limit is passed (`LIMIT_TIME`, `LIMIT_DISK`). A database that does not
 * answer for a while is no reason to give up: the claim may still hold when it is back.
 */
export function watchClaim(
  claim: Claim,
  engine: JobEngine,
  { stop, folder, limits }: WatchOptions,
): RunControl & AsyncDisposable {
  const gone = new AbortController();
  const since = performance.now();
  let news: JobProgress | undefined;
  let told = since;
  const look = async (): Promise<void> => {
    const now = performance.now();
    if (now - since > limits.wallTime) return gone.abort(overTime(limits.wallTime));
    const bytes = await bytesIn(folder);
    if (bytes > limits.scratchBytes) return gone.abort(overDisk(bytes, limits.scratchBytes));
    if (news === undefined && now - told < heartbeat) return;
    const latest = news;
    news = undefined;
    told = now;
    const held = latest ? engine.progress(claim, latest) : engine.heartbeat(claim);
    if (!(await held.catch(() => true))) gone.abort(new PixelproofError("ABORTED", "The job was taken away"));
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => void (looking = looking.then(look)), beat);
  const stopped = (): void => gone.abort(new PixelproofError("ABORTED", "The worker stops"));
  if (stop.aborted) stopped();
  else stop.addEventListener("abort", stopped);
  return {
    signal: gone.signal,
    onProgress: (progress) => void (news = progress),
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stop.removeEventListener("abort", stopped);
      await looking;
    },
  };
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = entries.map((name) =>
    stat(join(folder, name)).then(
      (found) => found.size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const overTime = (limit: number): PixelproofError =>
  new PixelproofError(
    "LIMIT_TIME",
    `Expected the job to end within ${limit} ms and it had not; its process was ended`,
    {
      details: { limit },
    },
  );

const overDisk = (bytes: number, limit: number): PixelproofError =>
  new PixelproofError("LIMIT_DISK", `Expected at most ${limit} bytes on the scratch disk but the job has ${bytes}`, {
    details: { bytes, limit },
  });
