import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderReserver } from "./folders.ts";

test("equal stems get folders of their own, and folders of an earlier run are left alone", async () => {
  const out = await mkdtemp(join(tmpdir(), "pixelproof-folders-"));
  await mkdir(join(out, "hill"));
  const folderOf = folderReserver(out);
  expect(["beach.png", "other/beach.jpg", "BEACH.webp", "hill.png", ".hidden"].map(folderOf)).toEqual(
    ["beach", "beach-2", "BEACH-3", "hill-2", ".hidden"].map((name) => join(out, name)),
  );
  await rm(out, { recursive: true });
});

test("no stem leads out of the output folder", () => {
  const folderOf = folderReserver("out");
  expect(["..png", "...png", "a/...."].map(folderOf)).toEqual(
    ["picture", "picture-2", "picture-3"].map((name) => join("out", name)),
  );
});
