import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

test("a folder is made with those above it, also when two ask for it at once", async () => {
  const base = await mkdtemp(join(tmpdir(), "pixelproof-make-"));
  await Promise.all([makeFolder(join(base, "a", "b")), makeFolder(join(base, "a", "b"))]);
  expect(await readdir(join(base, "a"))).toEqual(["b"]);
  await makeFolder(join(base, "a", "b"));
  await rm(base, { recursive: true });
});

test.skipIf(!existsSync("/proc/self"))("where no folder can be made it fails instead of waiting for ever", async () => {
  await expect(makeFolder("/proc/none/here")).rejects.toMatchObject({ code: "ENOENT" });
});
