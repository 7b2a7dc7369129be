import { assertOutputPixels, hasAlpha, type Context, type Host, type Loss, type Size } from "@pixelproof/core";
import { carryMetadata } from "./carry-metadata.ts";
import { codecToSave } from "./codecs.ts";
import { decodeSettings, openPicture } from "./decode.ts";
import { flattenSource } from "./flatten-source.ts";
import { assertMemory, predictMemory } from "./memory.ts";
import type { MetadataSettings, QualitySettings } from "./settings.ts";
import { pipelineVersion } from "./software.ts";
import { encodeSettings, firstRecipe } from "./target/recipe.ts";

export interface ResizeRequest {
  readonly input: string | Uint8Array;
  readonly size: Size;
  /** Id of the resampler. */
  readonly resampler: string;
  /** Format to write: "png". */
  readonly format: string;
}

export interface Resized {
  readonly bytes: Uint8Array;
  readonly losses: readonly Loss[];
}

/** Resamples one file to an exact size and encodes it as the main job would first try to, in the source's depth. */
export async function resize(
  request: ResizeRequest,
  settings: QualitySettings & { readonly metadata: MetadataSettings },
  host: Host,
  context: Context,
): Promise<Resized> {
  const { input, size, resampler, format } = request;
  assertOutputPixels(size, context.limits);
  const opened = await openPicture(input, host, context, decodeSettings(settings));
  const asked = { flatten: settings.flatten, saveFormatPriority: [format] };
  const { image, metadata, losses = [] } = flattenSource(opened, size, asked, host);
  assertMemory(predictMemory(size, image.channels), context.limits);
  const picture = { channels: image.channels, depth: image.sourceDepth, size };
  const { codec, capabilities } = codecToSave(picture, [format], host);
  const carried = carryMetadata(metadata, settings.metadata, {
    from: image,
    to: size,
    resampler: host.describe("resampler", resampler),
    target: capabilities,
    version: pipelineVersion,
  });
  const result = await host.get("resampler", resampler).resample(image, size, context);
  const recipe = firstRecipe({ alpha: hasAlpha(image), depth: image.sourceDepth }, capabilities, settings, 1);
  const encoded = await codec.encode(result, carried.metadata, encodeSettings(recipe, settings.dither), context);
  return { bytes: encoded.bytes, losses: [...losses, ...carried.losses, ...encoded.losses] };
}
