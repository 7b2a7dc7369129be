import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { saveFile, saveFolder } from "./save.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-save-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a folder appears with all its files, and nothing else is left beside it", async () => {
  await saveFolder(join(folder, "beach"), { "a.txt": "a", "b.bin": Uint8Array.of(1, 2) });
  expect(await readdir(folder)).toEqual(["beach"]);
  expect(await readFile(join(folder, "beach", "a.txt"), "utf8")).toBe("a");
  expect([...(await readFile(join(folder, "beach", "b.bin")))]).toEqual([1, 2]);
});

test("when a file cannot be written, no half folder is left", async () => {
  const failing = saveFolder(join(folder, "beach"), { "a.txt": "a", "no/such/folder.txt": "b" });
  await expect(failing).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
  expect(await readdir(folder)).toEqual([]);
});

test("an existing folder with something in it is never overwritten", async () => {
  await saveFolder(join(folder, "beach"), { "a.txt": "first" });
  await expect(saveFolder(join(folder, "beach"), { "a.txt": "second" })).rejects.toMatchObject({
    code: "OUTPUT_UNWRITABLE",
    details: { taken: true },
  });
  expect(await readFile(join(folder, "beach", "a.txt"), "utf8")).toBe("first");
  expect(await readdir(folder)).toEqual(["beach"]);
});

test("a file is written whole or not at all", async () => {
  await saveFile(join(folder, "deep", "a.txt"), "a");
  expect(await readFile(join(folder, "deep", "a.txt"), "utf8")).toBe("a");
  await writeFile(join(folder, "file"), "");
  await expect(saveFile(join(folder, "file", "a.txt"), "a")).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
});

test("a name as long as the file system allows is saved", async () => {
  const longest = "n".repeat(255);
  await saveFolder(join(folder, longest), { "a.txt": "a" });
  await saveFile(join(folder, longest, longest), "b");
  expect((await readdir(join(folder, longest))).toSorted()).toEqual(["a.txt", longest]);
});
