import type { Context, Image } from "@pixelproof/core";
import type { Upscaler } from "@pixelproof/onnx";
import { enlargeWithin } from "./shrinking-tiles.ts";

/**
 * Enlarges a picture without alpha by a model's scale, in tiles that take up to `tileBytes` of memory, and notes what ran
 * and how long. Throws `ENGINE_FAILED`, `ENGINE_OUT_OF_MEMORY`, `MODEL_INVALID`, `ABORTED`.
 */
export async function runModel(image: Image, upscaler: Upscaler, tileBytes: number, context: Context): Promise<Image> {
  const { channelsOf, upscaleTile } = await import("@pixelproof/onnx");
  const { manifest, session } = upscaler;
  const model = {
    scale: manifest.scale,
    channels: channelsOf(manifest),
    overlap: manifest.overlap,
    multiple: manifest.input.multiple,
    upscale: (tile: Parameters<typeof upscaleTile>[1]) => upscaleTile(upscaler, tile, context.signal),
  };
  const start = performance.now();
  const enlarged = await enlargeWithin(image, model, tileBytes / manifest.bytesPerPixel, context);
  const facts = {
    model: manifest.name,
    sha256: manifest.sha256,
    provider: session.info.provider,
    model_load_ms: Math.round(session.info.loadTime),
    inference_ms: Math.round(performance.now() - start),
    tiles: enlarged.tiles,
    tile_size: `${enlarged.tile.width}x${enlarged.tile.height}`,
  };
  for (const [name, fact] of Object.entries(facts)) context.note(name, fact);
  return enlarged.image;
}
