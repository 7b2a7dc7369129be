import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbeddedEngine } from "./embedded.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-embedded-"));
});
afterAll(() => rm(folder, { recursive: true }));

const order = { owner: "a", name: "n", source: "s", sourceBytes: 1, settings: {}, fingerprint: "f" };

test("a data folder has one owner; what ran when the owner ended waits again for the next", async () => {
  const id = randomUUID();
  {
    await using engine = await openEmbeddedEngine({ folder });
    await expect(openEmbeddedEngine({ folder })).rejects.toMatchObject({ code: "DATA_FOLDER_LOCKED" });
    await engine.enqueue(order, id);
    await engine.claim();
  }
  await using engine = await openEmbeddedEngine({ folder });
  expect(await engine.get(id)).toMatchObject({ state: "queued", attempt: 0 });
  expect(await engine.claim()).toMatchObject({ id, attempt: 0 });
});

test("a folder that cannot be made is refused with its reason", async () => {
  await expect(openEmbeddedEngine({ folder: "/dev/null/data" })).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
});
