import { join } from "node:path";
import { models } from "@pixelproof/model-esrgan";
import { dataFolder } from "@pixelproof/tooling-data";
import type { Placed } from "../src/model-file.ts";
import { knownUpscalers } from "../src/upscaler/known.ts";
import type { UpscalerManifest } from "../src/upscaler/manifest.ts";
import { readUpscalerManifest } from "../src/upscaler/read-manifest.ts";

/** The models of this repository and those of the test data. */
export async function allUpscalers(): Promise<readonly Placed<UpscalerManifest>[]> {
  const shipped = await Promise.all(models.map(({ manifest }) => readUpscalerManifest(manifest)));
  return [...shipped, ...knownUpscalers.map((manifest) => ({ manifest, folder: join(dataFolder, "models") }))];
}
