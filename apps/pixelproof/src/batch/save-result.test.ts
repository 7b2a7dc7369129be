import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderReserver } from "./folders.ts";
import { saveResult } from "./save-result.ts";

let out = "";
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "pixelproof-result-"));
});
afterEach(() => rm(out, { recursive: true }));

test("two runs that share an output folder both keep their results", async () => {
  const [first, second] = [folderReserver(out), folderReserver(out)];
  const runs = [first, second].map((folderOf) => ({
    folderOf,
    item: { file: "sea.png", folder: folderOf("sea.png") },
  }));
  for (const { item, folderOf } of runs) await saveResult(item, { "a.txt": item.folder }, folderOf);
  expect((await readdir(out)).toSorted()).toEqual(["sea", "sea-2"]);
});

test("a file in the folder's place moves the result to the next name too", async () => {
  const folderOf = folderReserver(out);
  const item = { file: "sea.png", folder: folderOf("sea.png") };
  await writeFile(item.folder, "in the way");
  expect(await saveResult(item, { "a.txt": "a" }, folderOf)).toBe(join(out, "sea-2"));
  expect(await readFile(join(out, "sea-2", "a.txt"), "utf8")).toBe("a");
});

test("what cannot be written anywhere is not tried again", async () => {
  await mkdir(join(out, "deep"));
  const item = { file: "sea.png", folder: join(out, "sea") };
  const failing = saveResult(item, { "no/such/folder.txt": "a" }, () => expect.unreachable());
  await expect(failing).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
});
