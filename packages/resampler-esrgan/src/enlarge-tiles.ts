import { throwIfAborted, type Context } from "@pixelproof/core";
import { run, threadsFor } from "@pixelproof/kernels";
import type { Tile } from "@pixelproof/onnx";
import { addTileTask } from "./add-tile.ts";
import { axisTiles, sharesOf, type TileRules } from "./axis-tiles.ts";
import type { Colours } from "./colours.ts";
import { cutTile } from "./cut-tile.ts";
import { EnlargedRows } from "./enlarged-rows.ts";

/** What enlarges a tile, and what it wants of it. */
export interface TileModel extends TileRules {
  readonly scale: number;
  readonly channels: 1 | 3;
  /** Enlarges one tile by `scale`; the planes are the caller's to give away. */
  readonly upscale: (tile: Tile) => Promise<Tile>;
}

/** Is told after each row of tiles; says in `needed` which rows it has not done with. */
export type RowReader = (rows: EnlargedRows) => Promise<void>;

/** How a picture was cut. */
export interface Tiling {
  readonly tiles: number;
  /** Width and height of every tile. */
  readonly tile: { readonly width: number; readonly height: number };
}

/**
 * Enlarges a picture by the model's scale, in tiles of one size with sides up to `side` pixels, at least `smallestSide`,
 * and gives the rows as they become complete; they have the model's channels. Where tiles meet a row is up to 2 of 65535
 * off for rounding. Throws what `upscale` and `read` throw, `ABORTED`.
 */
export async function enlargeTiles(
  colours: Colours,
  model: TileModel,
  side: number,
  read: RowReader,
  context: Context,
): Promise<Tiling> {
  const { scale, channels, overlap } = model;
  const [columns, rows] = [axisTiles(colours.width, side, model), axisTiles(colours.height, side, model)];
  const across = sharesOf(columns, colours.width, overlap, scale);
  const down = sharesOf(rows, colours.height, overlap, scale);
  const pixels = enlargedPixels(colours, scale);
  const shared = threadsFor(pixels, context.limits) > 0;
  // What is kept for the next row of tiles is less than half a tile; memory that is not written to costs nothing.
  const enlarged = new EnlargedRows(colours.width * scale, channels, Math.ceil(1.5 * rows.side) * scale, shared);
  const tile = { width: columns.side, height: rows.side };
  const tiles = columns.starts.length * rows.starts.length;
  const silent = { ...context, progress: () => undefined };
  let done = 0;
  for (const [j, top] of rows.starts.entries()) {
    await enlarged.begin(down[j].first + down[j].weights.length, context);
    const { data, first, width } = enlarged;
    const place = { down: down[j], margin: overlap * scale, rows: data, first, width, channels };
    for (const [i, left] of columns.starts.entries()) {
      throwIfAborted(context.signal);
      const result = await model.upscale(cutTile(colours, { left, top, ...tile }, channels));
      const { buffer } = result.planes;
      const given = buffer instanceof ArrayBuffer ? [buffer] : [];
      await run(addTileTask, { ...place, tile: result, across: across[i] }, pixels, silent, given);
      done += 1;
      context.progress(done / tiles);
    }
    enlarged.complete = j + 1 < down.length ? down[j + 1].first : colours.height * scale;
    await read(enlarged);
  }
  return { tiles, tile };
}

/** Pixels of a picture enlarged by a model's scale: what decides whether it is worked on by threads. */
export const enlargedPixels = ({ width, height }: Colours, scale: number): number => width * height * scale ** 2;
