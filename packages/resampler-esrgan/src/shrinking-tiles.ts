import { PixelproofError, type Context, type Image } from "@pixelproof/core";
import { smallestSide } from "./axis-tiles.ts";
import { enlargeTiles, type Enlarged, type TileModel } from "./enlarge-tiles.ts";

/**
 * Enlarges with tiles of about `pixels` pixels, and with tiles of half the side as often as memory runs out. Throws what
 * `enlargeTiles` throws, `ENGINE_OUT_OF_MEMORY` once the smallest tile does not fit either.
 */
export async function enlargeWithin(
  image: Image,
  model: TileModel,
  pixels: number,
  context: Context,
): Promise<Enlarged> {
  const smallest = smallestSide(model);
  const whole = Math.max(image.width, image.height) + 2 * model.overlap + model.multiple;
  let side = Math.max(smallest, Math.min(whole, Math.floor(Math.sqrt(pixels))));
  let most = 0;
  const progress = (fraction: number): void => context.progress((most = Math.max(most, fraction)));
  for (;;) {
    try {
      return await enlargeTiles(image, model, side, { ...context, progress });
    } catch (error) {
      if (side === smallest || !isOutOfMemory(error)) throw error;
      side = Math.max(smallest, Math.floor(side / 2));
      context.logger.info(`Memory ran out; tiles of ${side} pixels are tried`);
    }
  }
}

const isOutOfMemory = (error: unknown): boolean => PixelproofError.is(error) && error.code === "ENGINE_OUT_OF_MEMORY";
