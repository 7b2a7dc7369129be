import { assertOutputPixels, hasAlpha, type Context, type Host, type Loss, type Size } from "@pixelproof/core";
import { carryMetadata } from "./carry-metadata.ts";
import { codecToSave } from "./codecs.ts";
import { decodeSettings, openPicture } from "./decode.ts";
import { flattenSource } from "./flatten-source.ts";
import type { MetadataSettings, QualitySettings } from "./settings.ts";
import { pipelineVersion } from "./software.ts";

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

/** Resamples one file to an exact size and encodes it, lossless where the format can. */
export async function resize(
  request: ResizeRequest,
  settings: Pick<QualitySettings, "animation" | "flatten"> & { readonly metadata: MetadataSettings },
  host: Host,
  context: Context,
): Promise<Resized> {
  const { input, size, resampler, format } = request;
  assertOutputPixels(size, context.limits);
  const opened = await openPicture(input, host, context, decodeSettings(settings));
  const asked = { flatten: settings.flatten, saveFormatPriority: [format] };
  const { image, metadata, losses = [] } = flattenSource(opened, size, asked, host);
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
  const lossless =
    capabilities.compression.includes("lossless") && (hasAlpha(image) || !capabilities.compression.includes("lossy"));
  const encoded = await codec.encode(result, carried.metadata, lossless ? { compression: "lossless" } : {}, context);
  return { bytes: encoded.bytes, losses: [...losses, ...carried.losses, ...encoded.losses] };
}
