import { PixelproofError, type Context } from "@pixelproof/core";
import { smallestSide } from "./axis-tiles.ts";
import type { Colours } from "./colours.ts";
import { enlargeTiles, type RowReader, type TileModel, type Tiling } from "./enlarge-tiles.ts";

/**
 * Enlarges with tiles of about `pixels` pixels, and with tiles of half the side as often as memory runs out; each
 * time a new reader begins. Throws what `enlargeTiles` throws, `ENGINE_OUT_OF_MEMORY` once the smallest tile does not fit either.
 */
export async function enlargeWithin(
  colours: Colours,
  model: TileModel,
  pixels: number,
  newReader: () => RowReader,
  context: Context,
): Promise<Tiling> {
  const smallest = smallestSide(model);
  const whole = Math.max(colours.width, colours.height) + 2 * model.overlap + model.multiple;
  let side = Math.max(smallest, Math.min(whole, Math.floor(Math.sqrt(pixels))));
  let most = 0;
  const progress = (fraction: number): void => context.progress((most = Math.max(most, fraction)));
  for (;;) {
    try {
      return await enlargeTiles(colours, model, side, newReader(), { ...context, progress });
    } catch (error) {
      if (side === smallest || !isOutOfMemory(error)) throw error;
      side = Math.max(smallest, Math.floor(side / 2));
      context.logger.info(`Memory ran out; tiles of ${side} pixels are tried`);
    }
  }
}

const isOutOfMemory = (error: unknown): boolean => PixelproofError.is(error) && error.code === "ENGINE_OUT_OF_MEMORY";
