import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, silentLogger } from "@pixelproof/core";
import { expect, test } from "vitest";
import { manifestOf, newFolder } from "../small-models.fixture.ts";
import { obtainModel } from "./obtain-model.ts";
import { serve } from "./server.fixture.ts";

const file = Uint8Array.from({ length: 10_000 }, (_, i) => i);
const manifest = manifestOf(file);

test("a model beside its manifest is used where it is", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, manifest.file), file);
  expect(await obtainModel({ manifest, folder }, createContext())).toBe(join(folder, manifest.file));
});

test("a model beside its manifest that is another file is refused", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, manifest.file), new Uint8Array(10_000));
  const refused = obtainModel({ manifest, folder }, createContext());
  await expect(refused).rejects.toMatchObject({ code: "MODEL_INVALID", message: expect.stringContaining(folder) });
});

test("a model in the store is used without asking its address", async () => {
  const cache = await newFolder();
  const { address, ranges } = await serve(file);
  const model = { manifest: { ...manifest, address } };
  const first = await obtainModel(model, createContext(), { cache });
  expect(first).toBe(join(cache, "small", "small.onnx"));
  expect(await obtainModel(model, createContext(), { cache })).toBe(first);
  expect(ranges).toHaveLength(1);
});

test("who wants the same model at the same time waits for one download", async () => {
  const cache = await newFolder();
  const { address, ranges } = await serve(file);
  const model = { manifest: { ...manifest, address } };
  const paths = await Promise.all([1, 2, 3].map(() => obtainModel(model, createContext(), { cache })));
  expect(new Set(paths).size).toBe(1);
  expect(ranges).toHaveLength(1);
  expect(await readdir(join(cache, "small"))).toEqual(["small.onnx"]);
});

test("the lock of a process that died is taken over", async () => {
  const cache = await newFolder();
  const { address } = await serve(file);
  const lock = join(cache, "small", "small.onnx.lock");
  await mkdir(join(cache, "small"));
  await writeFile(lock, "1\n");
  await utimes(lock, 1, 1);
  const path = await obtainModel({ manifest: { ...manifest, address } }, createContext(), { cache });
  expect(Buffer.compare(await readFile(path), file)).toBe(0);
});

test("who waits for the lock of another process can be cancelled", async () => {
  const cache = await newFolder();
  const { address, ranges } = await serve(file);
  await mkdir(join(cache, "small"));
  await writeFile(join(cache, "small", "small.onnx.lock"), "1\n");
  const stop = new AbortController();
  const waiting = obtainModel({ manifest: { ...manifest, address } }, createContext({ signal: stop.signal }), {
    cache,
  });
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
  expect(ranges).toHaveLength(0);
});

test("a damaged file in the store is downloaded again, and that is said", async () => {
  const cache = await newFolder();
  const { address } = await serve(file);
  await mkdir(join(cache, "small"));
  await writeFile(join(cache, "small", "small.onnx"), "damaged");
  const warnings: string[] = [];
  const context = createContext({ logger: { ...silentLogger, warn: (line) => warnings.push(line) } });
  const path = await obtainModel({ manifest: { ...manifest, address } }, context, { cache });
  expect(Buffer.compare(await readFile(path), file)).toBe(0);
  expect(warnings.join()).toContain("downloaded again");
});

test.each([
  ["has no address", {}, undefined],
  ["may not be downloaded", { address: "http://127.0.0.1:1/small.onnx" }, false],
])("a missing model that %s is MODEL_MISSING with its place in the store", async (_, parts, download) => {
  const cache = await newFolder();
  const refused = obtainModel({ manifest: { ...manifest, ...parts } }, createContext(), { cache, download });
  await expect(refused).rejects.toMatchObject({
    code: "MODEL_MISSING",
    message: expect.stringContaining(join(cache, "small", "small.onnx")),
  });
});

test("a store that cannot be made is OUTPUT_UNWRITABLE", async () => {
  const cache = join(await newFolder(), "file");
  await writeFile(cache, "");
  const { address } = await serve(file);
  const refused = obtainModel({ manifest: { ...manifest, address } }, createContext(), { cache });
  await expect(refused).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
});
