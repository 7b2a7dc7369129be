import { readFile } from "node:fs/promises";
import { z } from "zod";

/** A constant array of a network, row-major. */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type Weights = ReadonlyMap<string, Weight>;

const float32 = z.object({ name: z.string(), shape: z.array(z.int().positive()), dtype: z.literal("float32") });

/** Where the weights of a model are: each group's arrays follow one another through its files. */
export const weightGroupsSchema = z.array(z.object({ paths: z.array(z.string()), weights: z.array(float32) }));

/** Reads the arrays of every group from the little-endian files beside `model`. */
export async function readWeights(model: URL, groups: z.output<typeof weightGroupsSchema>): Promise<Weights> {
  const weights = new Map<string, Weight>();
  for (const { paths, weights: arrays } of groups) {
    const shards = await Promise.all(paths.map((path) => readFile(new URL(path, model))));
    const bytes = Uint8Array.from(Buffer.concat(shards));
    let offset = 0;
    for (const { name, shape } of arrays) {
      const data = new Float32Array(bytes.buffer, offset, count(shape));
      weights.set(name, { shape, data });
      offset += data.byteLength;
    }
  }
  return weights;
}

/** Elements of an array of that shape. */
function count(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
