import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { prepareOutput } from "./output-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-output-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("the folder is made with those above it, and nothing is left in it", async () => {
  await prepareOutput(join(folder, "a", "b"));
  expect(await readdir(join(folder, "a", "b"))).toEqual([]);
});

test("a folder that cannot be made is refused", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(prepareOutput(join(folder, "file", "out"))).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
});

test.skipIf(!existsSync("/proc/self"))("a folder that is there but takes no files is refused", async () => {
  await expect(prepareOutput("/proc")).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
});
