import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { PixelproofError } from "@pixelproof/core";
import type { Claim, JobEngine } from "../engine.ts";
import type { JobError, JobResult, ResultFile } from "../job.ts";
import type { FileStore } from "../storage/file-store.ts";
import { attemptFolder } from "../storage/keys.ts";
import { mediaType } from "../storage/media-type.ts";
import { watchClaim } from "./watch-claim.ts";
import type { WorkerProcess } from "./worker-process.ts";

export interface WorkBench {
  readonly engine: JobEngine;
  readonly files: FileStore;
  /** Folder of this machine for pictures while they are worked on. */
  readonly scratch: string;
  readonly limits: WorkLimits;
}

/** What one job may take of a machine, beside what the pipeline's own limits say. */
export interface WorkLimits {
  /** Milliseconds of wall time, after which the process is killed. */
  readonly wallTime: number;
  /** Bytes that source and results may have on the scratch disk. */
  readonly scratchBytes: number;
}

/** How a worker's hold on a job ended; `lost` is a job that was cancelled or given to another worker. */
export type Settled =
  | { readonly state: "succeeded"; readonly result: JobResult }
  | { readonly state: "failed" | "retried"; readonly error: JobError }
  | { readonly state: "released" | "lost" };

/** Does one claimed job in a worker process and settles the claim; `stop` gives the job back. Throws what engine or storage throw. */
export async function workOn(
  claim: Claim,
  process: WorkerProcess,
  bench: WorkBench,
  stop: AbortSignal,
): Promise<Settled> {
  const { engine, files, limits } = bench;
  await mkdir(bench.scratch, { recursive: true });
  const folder = await mkdtemp(join(bench.scratch, "job-"));
  const results = attemptFolder(claim.id);
  try {
    const [source, out] = [join(folder, "source"), join(folder, "out")];
    await mkdir(out);
    await pipeline(await files.read(claim.order.source), createWriteStream(source));
    const { name, settings } = claim.order;
    await using watch = watchClaim(claim, engine, { stop, folder, limits });
    const outcome = await process.run({ source, out, name, settings }, watch);
    if (watch.signal.aborted) return await giveUp(claim, engine, watch.signal.reason);
    if (outcome.type === "failed") return await failed(claim, engine, outcome.error, outcome.retry);
    const stored = await storeAll(out, results, files);
    const result = { files: stored, summary: outcome.report.summary };
    if (await engine.complete(claim, result)) return { state: "succeeded", result };
    await files.remove(results);
    return { state: "lost" };
  } catch (error) {
    await files.remove(results).catch(() => {});
    const { code, message, details } = PixelproofError.from(error, "INTERNAL", "The job could not be worked on");
    return failed(claim, engine, { code, message, details }, true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function giveUp(claim: Claim, engine: JobEngine, reason: unknown): Promise<Settled> {
  if (!PixelproofError.is(reason)) throw reason;
  const { code, message, details } = reason;
  if (code !== "ABORTED") return failed(claim, engine, { code, message, details }, false);
  return { state: (await engine.release(claim)) ? "released" : "lost" };
}

async function failed(claim: Claim, engine: JobEngine, error: JobError, retry: boolean): Promise<Settled> {
  const held = await engine.fail(claim, error, { final: !retry });
  return held ? { state: retry ? "retried" : "failed", error } : { state: "lost" };
}

/** Puts the files of a folder into the storage, in the order of their names. */
async function storeAll(folder: string, key: string, files: FileStore): Promise<ResultFile[]> {
  const stored: ResultFile[] = [];
  for (const name of (await readdir(folder)).toSorted((a, b) => a.localeCompare(b, "en"))) {
    const path = join(folder, name);
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    await files.write(`${key}/${name}`, createReadStream(path));
    const { size } = await stat(path);
    stored.push({ name, key: `${key}/${name}`, bytes: size, sha256: hash.digest("hex"), type: mediaType(name) });
  }
  return stored;
}
