import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { readKerasModel } from "./keras-model.ts";
import type { Precision } from "./layer-graph.ts";
import { manifestOf } from "./manifest.ts";
import { sourceFile } from "./source.ts";
import { toOnnx } from "./to-onnx.ts";

/** The scales that are converted and published. */
export const scales = [2, 4] as const;

export type Scale = (typeof scales)[number];

/** One model as an ONNX file and its manifest, in memory. */
export async function convert(scale: Scale, precision: Precision): Promise<{ file: Uint8Array; manifest: object }> {
  const name = nameOf(scale);
  const model = await readKerasModel(sourceFile(`models/x${scale}/model.json`));
  const file = toOnnx(model, name, precision);
  return { file, manifest: manifestOf(name, scale, model, file) };
}

/** Writes every model, its manifest and the licence of the weights into `folder`. */
export async function writeModels(folder: URL): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(sourceFile("LICENSE"), new URL("LICENSE", folder));
  for (const scale of scales) {
    const { file, manifest } = await convert(scale, "float16");
    await writeFile(new URL(`${nameOf(scale)}.onnx`, folder), file);
    await writeFile(new URL(`${nameOf(scale)}.json`, folder), `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}

const nameOf = (scale: Scale): string => `esrgan-x${scale}`;
