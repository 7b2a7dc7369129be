import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./lock-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-lock-"));
});
afterEach(() => rm(folder, { recursive: true }));

const lockOf = (pid: number, host = hostname(), started = "1"): Promise<void> =>
  writeFile(join(folder, "lock"), JSON.stringify({ pid, host, started }));

test("a folder has one owner at a time, and leaves nothing behind", async () => {
  const first = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: "DATA_FOLDER_LOCKED", details: { pid: process.pid } });
  await first[Symbol.asyncDispose]();
  const second = await lockFolder(folder);
  await second[Symbol.asyncDispose]();
  expect(await readdir(folder)).toEqual([]);
});

test("of many that ask at once, one gets it, also where a dead process left its lock", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  await lockOf(child.pid ?? 0);
  const asked = await Promise.allSettled(Array.from({ length: 64 }, () => lockFolder(folder)));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a process that got the number of a dead owner is not taken for it", async () => {
  await lockOf(process.ppid);
  await expect(lockFolder(folder)).resolves.toBeDefined();
});

test("a lock of another host stands, and says how to free it", async () => {
  await lockOf(1, "elsewhere");
  await expect(lockFolder(folder)).rejects.toThrow(/on elsewhere has it; end that process, or delete .*lock/);
});

test("a lock cut short by a crash is taken over", async () => {
  await writeFile(join(folder, "lock"), '{"pid":');
  await expect(lockFolder(folder)).resolves.toBeDefined();
});
