import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { models } from "@pixelproof/model-esrgan";
import { expect, test } from "vitest";
import { manifestOf, newFolder } from "../small-models.fixture.ts";
import { knownUpscalers } from "./known.ts";
import { upscalerManifestSchema } from "./manifest.ts";
import { readUpscalerManifest } from "./read-manifest.ts";

test.each(knownUpscalers)("the manifest of $name is valid", (manifest) => {
  expect(upscalerManifestSchema.parse(manifest)).toEqual(manifest);
});

test.each(models)("the manifest that comes with ESRGAN at $scale x is valid", async ({ manifest, scale }) => {
  const placed = await readUpscalerManifest(manifest);
  expect(placed.manifest).toMatchObject({ name: `esrgan-x${scale}`, scale, licence: "MIT" });
  expect(placed.manifest).toEqual(JSON.parse(await readFile(manifest, "utf8")));
});

test("every fault of a manifest is told at once, with its path", async () => {
  const file = join(await newFolder(), "small.json");
  const manifest = manifestOf(new Uint8Array(1));
  await writeFile(file, JSON.stringify({ ...manifest, file: "../small.onnx", sha256: "ABC", input: { name: "" } }));
  const refused = readUpscalerManifest(file);
  await expect(refused).rejects.toMatchObject({ code: "MODEL_INVALID" });
  for (const path of ["file", "sha256", "input.layout", "input.range", "input.name"]) {
    await expect(refused).rejects.toThrow(`at ${path}`);
  }
});

test("no manifest is MODEL_MISSING, one that is not JSON MODEL_INVALID", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "text.json"), "sha256: 1");
  await expect(readUpscalerManifest(join(folder, "none.json"))).rejects.toMatchObject({ code: "MODEL_MISSING" });
  await expect(readUpscalerManifest(join(folder, "text.json"))).rejects.toMatchObject({ code: "MODEL_INVALID" });
});
