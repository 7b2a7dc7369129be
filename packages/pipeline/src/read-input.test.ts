import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits } from "@pixelproof/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readInput } from "./read-input.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-read-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a missing file, a folder and an empty file are each refused with their code", async () => {
  const empty = join(folder, "empty.png");
  await writeFile(empty, "");
  await expect(readInput(join(folder, "none.png"), defaultLimits)).rejects.toMatchObject({ code: "INPUT_NOT_FOUND" });
  await expect(readInput(folder, defaultLimits)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
  await expect(readInput(empty, defaultLimits)).rejects.toMatchObject({ code: "INPUT_EMPTY" });
});

test.skipIf(process.platform === "win32")("a pipe is refused instead of being waited for", async () => {
  const pipe = join(folder, "pipe.png");
  execFileSync("mkfifo", [pipe]);
  await expect(readInput(pipe, defaultLimits)).rejects.toMatchObject({ code: "INPUT_UNREADABLE" });
});

test("a file beyond the limit is refused by its size alone, one at the limit is read", async () => {
  const file = join(folder, "four");
  await writeFile(file, "1234");
  await expect(readInput(file, { ...defaultLimits, inputBytes: 3 })).rejects.toMatchObject({
    code: "LIMIT_INPUT_BYTES",
  });
  expect(Buffer.from(await readInput(file, { ...defaultLimits, inputBytes: 4 })).toString()).toBe("1234");
});
