import { createImage, type Context, type Image } from "@pixelproof/core";
import { coloursOf } from "./colours.ts";
import { enlargeTiles, type RowReader, type TileModel, type Tiling } from "./enlarge-tiles.ts";

/** A model that repeats each pixel of the mean of its neighbourhood, 5x5, zeros outside as networks have them. */
export const averaging: TileModel = {
  scale: 2,
  channels: 3,
  overlap: 2,
  multiple: 1,
  upscale: async ({ width, height, planes }) => {
    const enlarged = new Float32Array(planes.length * 4);
    const mean = (plane: number, x: number, y: number): number => {
      let sum = 0;
      for (let v = Math.max(0, y - 2); v <= Math.min(height - 1, y + 2); v++) {
        for (let u = Math.max(0, x - 2); u <= Math.min(width - 1, x + 2); u++) {
          sum += planes[(plane * height + v) * width + u];
        }
      }
      return sum / 25;
    };
    for (let i = 0; i < enlarged.length; i++) {
      const [x, row] = [i % (width * 2), Math.floor(i / (width * 2))];
      enlarged[i] = mean(Math.floor(row / (height * 2)), x >> 1, (row % (height * 2)) >> 1);
    }
    return { width: width * 2, height: height * 2, planes: enlarged };
  },
};

/** A reader that keeps what it reads: all rows, as `image` gives them. */
export function keepRows({ width, height }: Image, { scale, channels }: TileModel) {
  const size = { width: width * scale, height: height * scale };
  const data = new Uint16Array(size.width * size.height * channels);
  const read: RowReader = async (rows) => {
    data.set(
      rows.data.subarray(0, (rows.complete - rows.first) * size.width * channels),
      rows.first * size.width * channels,
    );
    rows.needed = rows.complete;
  };
  return { read, image: createImage({ ...size, channels, data }) };
}

/** A picture enlarged in tiles, as a whole. */
export async function enlargeWhole(
  image: Image,
  model: TileModel,
  side: number,
  context: Context,
): Promise<Tiling & { image: Image }> {
  const kept = keepRows(image, model);
  const tiling = await enlargeTiles(await coloursOf(image, context), model, side, kept.read, context);
  return { ...tiling, image: kept.image };
}
