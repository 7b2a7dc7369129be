import type { Tensor } from "../session/tensor.ts";
import type { Tile } from "./tile.ts";

/** How a model wants its samples: channels before or after the pixel's place, and the values of black and white. */
export interface Packing {
  readonly layout: "NCHW" | "NHWC";
  readonly range: readonly [number, number];
}

/** A tile of `channels` planes as the tensor a model takes. */
export function pack({ width, height, planes }: Tile, channels: number, { layout, range }: Packing): Tensor {
  const [black, white] = range;
  const scaled = black === 0 && white === 1 ? planes : planes.map((value) => black + value * (white - black));
  if (layout === "NCHW") return { dims: [1, channels, height, width], data: scaled };
  return { dims: [1, height, width, channels], data: transposed(scaled, channels, width * height) };
}

/** The tile in a tensor that a model gives; `undefined` unless it is one picture of `channels` channels. */
export function unpack({ dims, data }: Tensor, channels: number, { layout, range }: Packing): Tile | undefined {
  const [batch, a, b, c] = dims;
  const [depth, height, width] = layout === "NCHW" ? [a, b, c] : [c, a, b];
  if (dims.length !== 4 || batch !== 1 || depth !== channels || !(data instanceof Float32Array)) return undefined;
  const planes = layout === "NCHW" ? data : transposed(data, width * height, channels);
  const [black, white] = range;
  if (black === 0 && white === 1) return { width, height, planes };
  return { width, height, planes: planes.map((value) => (value - black) / (white - black)) };
}

/** Columns of a matrix of `rows` rows become its rows. */
function transposed(data: Float32Array, rows: number, columns: number): Float32Array<ArrayBuffer> {
  const turned = new Float32Array(data.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) turned[column * rows + row] = data[i];
  }
  return turned;
}
