import { assertOutputPixels, hasAlpha, type Context, type Host, type Loss, type Size } from "@pixelproof/core";
import { carryMetadata } from "./carry-metadata.ts";
import { codecToSave } from "./codecs.ts";
import { openPicture, sourceSettings } from "./decode.ts";
import { flattenSource } from "./flatten-source.ts";
import { resampleInks } from "./inks.ts";
import { assertMemory, predictMemory } from "./memory.ts";
import { withoutProgress } from "./progress.ts";
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
  const opened = await openPicture(input, host, context, sourceSettings(settings));
  const asked = { flatten: settings.flatten, saveFormatPriority: [format] };
  const { image, inks, metadata, losses = [] } = flattenSource(opened, size, asked, host);
  assertMemory(predictMemory(size, image.channels + (inks?.length ?? 0)), context.limits);
  const picture = { channels: image.channels, depth: image.sourceDepth, size, inks: inks !== undefined };
  const { codec, capabilities } = codecToSave(picture, [format], host);
  const carried = carryMetadata(metadata, settings.metadata, {
    from: image,
    to: size,
    resampler: host.describe("resampler", resampler),
    target: capabilities,
    version: pipelineVersion,
  });
  const engine = host.get("resampler", resampler);
  const result = await engine.resample(image, size, context);
  const resized = inks && { inks: await resampleInks(inks, size, engine, withoutProgress(context)) };
  const recipe = firstRecipe({ alpha: hasAlpha(image), depth: image.sourceDepth }, capabilities, settings, 1);
  const how = { ...encodeSettings(recipe, settings.dither), ...resized };
  const encoded = await codec.encode(result, carried.metadata, how, context);
  return { bytes: encoded.bytes, losses: [...losses, ...carried.losses, ...encoded.losses] };
}
