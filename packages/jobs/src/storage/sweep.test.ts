import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobEngine } from "../engine.ts";
import { openEmbeddedEngine } from "../pg-boss/embedded.ts";
import { folderStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import { sourceKey } from "./keys.ts";
import { sweep } from "./sweep.ts";

let folder = "";
let engine: JobEngine;
let files: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-sweep-"));
  engine = await openEmbeddedEngine({ folder });
  files = folderStore(join(folder, "files"));
}, 60_000);
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function job(bytes: number): Promise<string> {
  const id = randomUUID();
  const source = sourceKey(id);
  await files.write(source, Readable.from([Buffer.alloc(bytes)]));
  await engine.enqueue({ owner: "a", name: "n", source, sourceBytes: bytes, settings: {}, fingerprint: "" }, id);
  return id;
}

const plenty = { keepMs: 1000, maxBytes: 1e9 };
const later = (ms: number): Date => new Date(Date.now() + ms);

test("what ended long ago goes with its files; what waits stays, and so do files without a job while they are young", async () => {
  const [old, waiting] = [await job(10), await job(10)];
  await engine.cancel(old);
  await files.write("jobs/nobody/x/source", Readable.from([Buffer.alloc(5)]));
  expect(await sweep(engine, files, plenty, later(0))).toEqual([]);
  expect(await sweep(engine, files, plenty, later(5000))).toEqual([old]);
  expect(await engine.get(old)).toBeUndefined();
  const left = async (): Promise<string[]> => (await files.folders("jobs")).map(({ key }) => key);
  expect(new Set(await left())).toEqual(new Set([`jobs/${waiting}`, "jobs/nobody"]));
  await sweep(engine, files, plenty, later(2 * 60 * 60_000));
  expect(await left()).toEqual([`jobs/${waiting}`]);
  await engine.cancel(waiting);
});

test("beyond the size cap the jobs that ended first go first, and none that waits", async () => {
  await sweep(engine, files, plenty, later(5000));
  const [first, second, waiting] = [await job(100), await job(100), await job(100)];
  await engine.cancel(first);
  await engine.cancel(second);
  expect(await sweep(engine, files, { keepMs: 1e9, maxBytes: 250 }, later(0))).toEqual([first]);
  expect(await sweep(engine, files, { keepMs: 1e9, maxBytes: 50 }, later(0))).toEqual([second]);
  expect(await engine.get(waiting)).toBeDefined();
});
