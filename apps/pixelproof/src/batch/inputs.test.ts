import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasCommand } from "@pixelproof/tooling-data";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expandInputs } from "./inputs.ts";

const extensions = new Set([".png", ".jpg"]);
let folder = "";
const at = (...names: string[]): string => join(folder, ...names);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-inputs-"));
  await mkdir(at("deep"));
  await mkdir(at("out", "d"), { recursive: true });
  const names = ["b.png", "a.JPG", "notes.txt", ".hidden.png", "deep/c.png"];
  const earlier = ["source_enhanced.png", "diff.png", "quality.json"].map((name) => `out/d/${name}`);
  for (const name of [...names, ...earlier]) await writeFile(at(name), "x");
});
afterEach(() => rm(folder, { recursive: true }));

test("a folder stands for its pictures, in order, without hidden files and without earlier results", async () => {
  expect(await expandInputs([folder], extensions)).toEqual(["a.JPG", "b.png", "deep/c.png"].map((name) => at(name)));
});

test("a file that was named is taken whatever its extension, once; a missing one is kept to be refused in its turn", async () => {
  const [notes, missing] = [at("notes.txt"), at("none.png")];
  expect(await expandInputs([notes, missing, notes], extensions)).toEqual([notes, missing]);
});

test("a picture that is reached by several names is taken once, by the first", async () => {
  await symlink(at("b.png"), at("deep", "link.png"));
  await symlink(at("deep"), at("shortcut"));
  const named = [at("b.png"), `${folder}/deep/../b.png`, at("deep"), at("shortcut", "c.png")];
  expect(await expandInputs(named, extensions)).toEqual([at("b.png"), at("deep", "c.png")]);
});

test("a folder without pictures is wrong usage", async () => {
  await expect(expandInputs([at("deep")], new Set([".webp"]))).rejects.toMatchObject({ code: "USAGE" });
});

test("links to pictures are followed, broken links and folders named like pictures are not pictures", async () => {
  await symlink(at("b.png"), at("deep", "d.png"));
  await symlink(at("gone.png"), at("deep", "e.png"));
  await symlink(at("out"), at("deep", "f.png"));
  expect(await expandInputs([at("deep")], extensions)).toEqual([at("deep", "c.png"), at("deep", "d.png")]);
});

test.skipIf(!hasCommand("mkfifo"))("a pipe in a folder is no picture", async () => {
  execFileSync("mkfifo", [at("deep", "pipe.png")]);
  expect(await expandInputs([at("deep")], extensions)).toEqual([at("deep", "c.png")]);
});

test("a folder that cannot be read is kept, to be refused in its turn", async () => {
  await chmod(folder, 0o755);
  await chmod(at("deep"), 0);
  const listed = await withoutPrivileges(() => expandInputs([folder], extensions));
  await chmod(at("deep"), 0o755);
  expect(listed).toEqual([at("a.JPG"), at("b.png"), at("deep")]);
});

/** Runs as nobody where the tests run as root, whom no permission stops. */
async function withoutPrivileges<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return await work();
  process.seteuid?.("nobody");
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
