import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { silentLogger } from "@pixelproof/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobEngine } from "../engine.ts";
import type { Job } from "../job.ts";
import { openEmbeddedEngine } from "../pg-boss/embedded.ts";
import { folderStore } from "../storage/disk-store.ts";
import { sourceKey } from "../storage/keys.ts";
import { startWorkers, type Workers } from "./workers.ts";

let folder = "";
let engine: JobEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-workers-"));
  engine = await openEmbeddedEngine({ folder, retries: 1, retryDelay: 1 });
}, 60_000);
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const files = () => folderStore(join(folder, "files"));

const workers = (given: { wallTime?: number; scratchBytes?: number; grace?: number } = {}): Workers =>
  startWorkers({
    engine,
    files: files(),
    scratch: join(folder, "scratch"),
    entry: new URL("scripted-runs.fixture.ts", import.meta.url),
    count: 1,
    grace: given.grace ?? 0,
    limits: { wallTime: given.wallTime ?? 60_000, scratchBytes: given.scratchBytes ?? 1e6 },
    logger: silentLogger,
  });

async function order(settings: Record<string, unknown>): Promise<string> {
  const id = randomUUID();
  const source = sourceKey(id);
  await files().write(source, Readable.from([Buffer.from("picture")]));
  await engine.enqueue({ owner: "a", name: "a/../b.png", source, sourceBytes: 7, settings, fingerprint: "" }, id);
  return id;
}

async function until(id: string, is: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await engine.get(id);
    if (job && is(job)) return job;
    await setTimeout(50);
  }
}

const ended = (id: string): Promise<Job> => until(id, ({ endedAt }) => endedAt !== undefined);

test("results are stored with size, type and SHA-256; the process is kept for the next picture and knows no secrets", async () => {
  process.env["PIXELPROOF_SECRET"] = "s";
  await using _ = workers();
  const [first, second] = [await ended(await order({})), await ended(await order({}))];
  const [file] = first.result?.files ?? [];
  const bytes = await buffer(await files().read(file.key));
  expect(JSON.parse(bytes.toString())).toEqual({ name: "a/../b.png" });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(file).toMatchObject({ name: "quality.json", bytes: bytes.length, sha256, type: "application/json" });
  expect(second.result?.summary["pid"]).toBe(first.result?.summary["pid"]);
  expect(first.result?.summary["secrets"]).toEqual([]);
  delete process.env["PIXELPROOF_SECRET"];
});

test("a process that dies gives its job back; when the last one died too, the job failed with WORKER_DIED", async () => {
  await using _ = workers();
  const job = await ended(await order({ does: "die" }));
  expect(job).toMatchObject({ state: "failed", attempt: 1, error: { code: "WORKER_DIED" } });
  expect((await ended(await order({}))).state).toBe("succeeded");
});

test("a picture that is refused is not tried again; a fault is", async () => {
  await using _ = workers();
  const refused = await ended(await order({ does: "refuse" }));
  expect(refused).toMatchObject({ state: "failed", attempt: 0, error: { code: "INPUT_CORRUPT" } });
  const fault = await ended(await order({ does: "fault" }));
  expect(fault).toMatchObject({ state: "failed", attempt: 1, error: { code: "INTERNAL" } });
});

test("cancelling a job that runs kills its process", async () => {
  await using running = workers();
  const id = await order({ does: "hang" });
  await until(id, ({ progress }) => progress.fraction === 0.5);
  const [pid] = running.pids();
  await engine.cancel(id);
  while (running.pids().includes(pid)) await setTimeout(50);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  expect((await ended(id)).state).toBe("cancelled");
});

test("too much time and too much scratch disk end a job with their codes", async () => {
  {
    await using _ = workers({ wallTime: 600 });
    expect(await ended(await order({ does: "hang" }))).toMatchObject({ error: { code: "LIMIT_TIME" } });
  }
  await using _ = workers({ scratchBytes: 50_000 });
  expect(await ended(await order({ does: "hog" }))).toMatchObject({ error: { code: "LIMIT_DISK" } });
  while ((await readdir(join(folder, "scratch"))).length > 0) await setTimeout(50);
});

test("workers that stop let a short job end and give a long one back, the attempt not counted", async () => {
  const [short, long] = [await order({ ms: 500 }), await order({ does: "hang" })];
  {
    await using _ = workers({ grace: 5000 });
    await until(short, ({ state }) => state === "running");
  }
  expect((await engine.get(short))?.state).toBe("succeeded");
  {
    await using _ = workers();
    await until(long, ({ state }) => state === "running");
  }
  expect(await engine.get(long)).toMatchObject({ state: "queued", attempt: 0 });
});
