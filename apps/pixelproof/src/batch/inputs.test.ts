import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expandInputs } from "./inputs.ts";

const extensions = new Set([".png", ".jpg"]);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-inputs-"));
  await mkdir(join(folder, "deep"));
  await mkdir(join(folder, "out"));
  for (const name of ["b.png", "a.JPG", "notes.txt", ".hidden.png", "deep/c.png", "out/d.png"])
    await writeFile(join(folder, name), "x");
});
afterAll(() => rm(folder, { recursive: true }));

test("a folder stands for its pictures, in order, without hidden files and without earlier results", async () => {
  expect(await expandInputs([folder], extensions, join(folder, "out"))).toEqual(
    ["a.JPG", "b.png", "deep/c.png"].map((name) => join(folder, name)),
  );
});

test("a file that was named is taken whatever its extension, once; a missing one is kept to be refused in its turn", async () => {
  const [notes, missing] = [join(folder, "notes.txt"), join(folder, "none.png")];
  expect(await expandInputs([notes, missing, notes], extensions, "out")).toEqual([notes, missing]);
});

test("a folder without pictures is wrong usage", async () => {
  await expect(expandInputs([join(folder, "deep")], new Set([".webp"]), "out")).rejects.toMatchObject({
    code: "USAGE",
  });
});
