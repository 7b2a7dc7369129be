import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import * as tfLayers from "@tensorflow/tfjs-layers";
import { setThreadsCount } from "@tensorflow/tfjs-backend-wasm";
import { z } from "zod";
import type { Scale } from "../convert/convert.ts";
import { sourceFile, sourcePackage } from "../convert/source.ts";
import type { Tile } from "./tile.ts";

const definition = z.object({ setup: z.function({ input: [z.unknown()], output: z.void() }) });

const modelJson = z.object({
  modelTopology: z.looseObject({}),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(z.object({ name: z.string(), shape: z.array(z.int()), dtype: z.literal("float32") })),
    }),
  ),
});

/** The model as its author runs it: his own layer classes on TensorFlow.js. Gives a function from tile to tile. */
export async function loadTfjs(scale: Scale): Promise<(tile: Tile) => Promise<Tile>> {
  setThreadsCount(1);
  await tf.setBackend("wasm");
  const { setup } = definition.parse(createRequire(import.meta.url)(`${sourcePackage}/${scale}x`));
  setup({ ...tf, ...tfLayers });
  const model = await tfLayers.loadLayersModel({ load: () => readArtifacts(scale) });
  return async ({ width, height, data }) => {
    const enlarged = tf.tidy(() => {
      const result = model.predict(tf.transpose(tf.tensor4d(data, [1, 3, height, width]), [0, 2, 3, 1]));
      if (Array.isArray(result)) throw new TypeError("Expected one output");
      return tf.transpose(result, [0, 3, 1, 2]);
    });
    const samples = Float32Array.from(await enlarged.data());
    enlarged.dispose();
    return { width: width * scale, height: height * scale, data: samples };
  };
}

async function readArtifacts(scale: Scale): Promise<tf.io.ModelArtifacts> {
  const file = sourceFile(`models/x${scale}/model.json`);
  const { modelTopology, weightsManifest } = modelJson.parse(JSON.parse(await readFile(file, "utf8")));
  const paths = weightsManifest.flatMap((group) => group.paths);
  const shards = await Promise.all(paths.map((path) => readFile(new URL(path, file))));
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
    weightData: Uint8Array.from(Buffer.concat(shards)).buffer,
  };
}
