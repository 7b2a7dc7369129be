import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { PixelproofError } from "@pixelproof/core";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import { sliceStream } from "./slice-stream.ts";

let folder = "";
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-files-"));
  store = folderStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

test("a file comes back whole and in part, and is gone with its folder", async () => {
  await store.write("jobs/1/a/source", Readable.from([Buffer.from("pict"), Buffer.from("ure")]));
  expect(await text(await store.read("jobs/1/a/source"))).toBe("picture");
  expect(await text(await store.read("jobs/1/a/source", { start: 2, end: 4 }))).toBe("ctu");
  expect(await store.folders("jobs")).toMatchObject([{ key: "jobs/1", bytes: 7 }]);
  await store.remove("jobs/1");
  await expect(store.read("jobs/1/a/source")).rejects.toMatchObject({ code: "STORAGE_FAILED" });
  await store.remove("jobs/1");
});

test("an upload that breaks off leaves nothing, and says why", async () => {
  const fault = new PixelproofError("LIMIT_INPUT_BYTES", "too much");
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from("pict");
      throw fault;
    })(),
  );
  await expect(store.write("jobs/1/a/source", broken)).rejects.toBe(fault);
  expect(await store.folders("jobs")).toEqual([]);
  expect(await readdir(join(folder, "incoming"))).toEqual([]);
});

test("keys that lead out of the folder are refused", async () => {
  await expect(store.write("../out", Readable.from([Buffer.from("x")]))).rejects.toMatchObject({
    code: "STORAGE_FAILED",
  });
});

test("a slice of a stream is the slice of its bytes, however they come", async () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(chunks, fc.nat(60), fc.nat(60), async (chunks, a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const slice = sliceStream(Readable.from(chunks, { objectMode: false }), { start, end });
      expect(await buffer(slice)).toEqual(Buffer.concat(chunks).subarray(start, end + 1));
    }),
  );
});
