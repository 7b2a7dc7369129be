import { readFile } from "node:fs/promises";
import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";
import { layerSchema, type Layer } from "./layer.ts";
import { readWeights, weightGroupsSchema, type Weights } from "./weights.ts";

/** A network as TensorFlow.js stores it: layers in the order they run in, and the weights by name. */
export interface KerasModel {
  readonly layers: readonly Layer[];
  readonly output: string;
  readonly weights: Weights;
}

const outputs = z.tuple([z.tuple([z.string(), z.literal(0), z.literal(0)])]);

const schema = z.object({
  format: z.literal("layers-model"),
  modelTopology: z.object({
    model_config: z.object({
      class_name: z.literal("Functional"),
      config: z.object({ layers: z.array(layerSchema), output_layers: outputs }),
    }),
  }),
  weightsManifest: weightGroupsSchema,
});

/** Reads `model.json` and the weights beside it. Throws `MODEL_INVALID` for anything the converter does not know. */
export async function readKerasModel(file: URL): Promise<KerasModel> {
  const parsed = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!parsed.success) {
    throw new PixelproofError(
      "MODEL_INVALID",
      `Expected a layers model with known layers in ${file.pathname} but received:\n${z.prettifyError(parsed.error)}`,
    );
  }
  const { layers, output_layers } = parsed.data.modelTopology.model_config.config;
  const [[output]] = output_layers;
  return { layers, output, weights: await readWeights(file, parsed.data.weightsManifest) };
}
