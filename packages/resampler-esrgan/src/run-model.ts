import type { Context } from "@pixelproof/core";
import type { Tile, Upscaler } from "@pixelproof/onnx";
import type { Colours } from "./colours.ts";
import type { RowReader } from "./enlarge-tiles.ts";
import { enlargeWithin } from "./shrinking-tiles.ts";

/** How often and how long a model ran. */
export interface Ran {
  readonly tiles: number;
  /** Sides of every tile: "458x458". */
  readonly size: string;
  /** Milliseconds of the runs alone. */
  readonly inference: number;
}

/**
 * Enlarges a picture by a model's scale, in tiles that take up to `tileBytes` of memory, and has its rows read as they
 * become complete. Throws `ENGINE_FAILED`, `ENGINE_OUT_OF_MEMORY`, `MODEL_INVALID`, `ABORTED`.
 */
export async function runModel(
  colours: Colours,
  upscaler: Upscaler,
  tileBytes: number,
  newReader: () => RowReader,
  context: Context,
): Promise<Ran> {
  const { channelsOf, upscaleTile } = await import("@pixelproof/onnx");
  const { manifest } = upscaler;
  let inference = 0;
  const upscale = async (tile: Tile): Promise<Tile> => {
    const start = performance.now();
    const enlarged = await upscaleTile(upscaler, tile, context.signal);
    inference += performance.now() - start;
    return enlarged;
  };
  const { scale, overlap } = manifest;
  const model = { scale, overlap, multiple: manifest.input.multiple, channels: channelsOf(manifest), upscale };
  const pixels = tileBytes / manifest.bytesPerPixel;
  const { tiles, tile } = await enlargeWithin(colours, model, pixels, newReader, context);
  return { tiles, size: `${tile.width}x${tile.height}`, inference };
}
