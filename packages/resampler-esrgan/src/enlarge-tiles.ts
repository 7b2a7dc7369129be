import { createImage, throwIfAborted, type Context, type Image } from "@pixelproof/core";
import type { Tile } from "@pixelproof/onnx";
import { axisTiles, sharesOf, type Share, type TileRules } from "./axis-tiles.ts";
import { cutTile } from "./cut-tile.ts";

/** What enlarges a tile, and what it wants of it. */
export interface TileModel extends TileRules {
  readonly scale: number;
  readonly channels: 1 | 3;
  /** Enlarges one tile by `scale`. */
  readonly upscale: (tile: Tile) => Promise<Tile>;
}

/** A picture enlarged, and how it was cut. */
export interface Enlarged {
  readonly image: Image;
  readonly tiles: number;
  /** Width and height of every tile. */
  readonly tile: { readonly width: number; readonly height: number };
}

/**
 * Enlarges a picture without alpha by the model's scale, in tiles of one size with sides up to `side` pixels, at least
 * `smallestSide`; the result has the model's channels. Where tiles meet it is up to 2 of 65535 off for rounding.
 * Throws what `upscale` throws, `ABORTED`.
 */
export async function enlargeTiles(image: Image, model: TileModel, side: number, context: Context): Promise<Enlarged> {
  const { scale, channels, overlap } = model;
  const [columns, rows] = [axisTiles(image.width, side, model), axisTiles(image.height, side, model)];
  const across = sharesOf(columns, image.width, overlap, scale);
  const down = sharesOf(rows, image.height, overlap, scale);
  const [width, height] = [image.width * scale, image.height * scale];
  const result = createImage({ ...image, width, height, channels, data: new Uint16Array(width * height * channels) });
  const tile = { width: columns.side, height: rows.side };
  const tiles = columns.starts.length * rows.starts.length;
  let done = 0;
  for (const [j, top] of rows.starts.entries()) {
    for (const [i, left] of columns.starts.entries()) {
      throwIfAborted(context.signal);
      const enlarged = await model.upscale(cutTile(image, { left, top, ...tile }, channels));
      add(result, enlarged, { across: across[i], down: down[j], margin: overlap * scale });
      done += 1;
      context.progress(done / tiles);
    }
  }
  return { image: result, tiles, tile };
}

/** Where the part of a tile that counts goes, and how much. */
interface Parts {
  readonly across: Share;
  readonly down: Share;
  /** Samples of the tile that do not count, left and above. */
  readonly margin: number;
}

/** Adds a tile's share to a result whose samples are still its own. */
function add({ width, channels, data }: Image, tile: Tile, { across, down, margin }: Parts): void {
  for (let c = 0; c < channels; c++) {
    for (const [y, weightOfRow] of down.weights.entries()) {
      const from = (c * tile.height + margin + y) * tile.width + margin;
      const to = ((down.first + y) * width + across.first) * channels + c;
      for (let x = 0; x < across.weights.length; x++) {
        const sample = Math.min(1, Math.max(0, tile.planes[from + x]));
        const share = sample * weightOfRow * across.weights[x] * 65535;
        data[to + x * channels] = Math.min(65535, data[to + x * channels] + Math.round(share));
      }
    }
  }
}
