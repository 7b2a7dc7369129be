import {
  isGrey,
  throwIfAborted,
  type CodecCapabilities,
  type Context,
  type Encoded,
  type EncodeSettings,
  type Image,
  type Loss,
  type Metadata,
} from "@pixelproof/core";
import { patchExif, patchXmp } from "@pixelproof/metadata";
import { backgroundAt } from "./background.ts";
import { inkRaster } from "./inks/ink-raster.ts";
import { rasterOf } from "./raster.ts";
import { resolveSettings, type Defaults } from "./settings.ts";
import type { Writer } from "./writers.ts";

/** How one format is written. */
export interface Encoding {
  readonly capabilities: CodecCapabilities;
  readonly defaults: Defaults;
  readonly writer: Writer;
  /** Whether files of one colour channel exist; elsewhere grey is written as RGB. */
  readonly hasGrey: boolean;
}

/**
 * Encodes an image with its metadata; EXIF and XMP get the size of the new picture. Throws what `resolveSettings` throws, and
 * `ABORTED`.
 */
export async function encode(
  { capabilities, defaults, writer, hasGrey }: Encoding,
  image: Image,
  metadata: Metadata,
  settings: EncodeSettings,
  context: Context,
): Promise<Encoded> {
  throwIfAborted(context.signal);
  const resolved = resolveSettings(capabilities, image, settings, defaults);
  const losses: Loss[] = [];
  if (resolved.depth < image.sourceDepth) {
    const how = resolved.dither ? "dithered" : "rounded";
    const reason = `${image.sourceDepth} bits a channel were ${how} to ${resolved.depth}`;
    losses.push({ group: "depth", kind: "changed", reason });
  }
  const raster = await (settings.inks ? inkRaster(settings.inks, resolved) : rasterOf(image, resolved));
  throwIfAborted(context.signal);
  const fitting = hasGrey || !isGrey(image) ? metadata : withoutGreyProfile(metadata, capabilities.format, losses);
  const current = backgroundAt(describing(fitting, image), image.sourceDepth, resolved.depth, losses);
  const written = await writer(raster, resolved, current, image);
  throwIfAborted(context.signal);
  context.progress(1);
  return { bytes: written.bytes, losses: [...losses, ...written.losses] };
}

function describing(metadata: Metadata, { width, height }: Image): Metadata {
  const { exif, xmp } = metadata;
  const patch = { orientation: 1, width, height };
  return { ...metadata, ...(exif && { exif: patchExif(exif, patch) }), ...(xmp && { xmp: patchXmp(xmp, patch) }) };
}

/** A profile's colour space stands at byte 16 (ICC.1:2022, section 7.2.6); a grey one does not describe RGB samples. */
function withoutGreyProfile(metadata: Metadata, format: string, losses: Loss[]): Metadata {
  const { icc, ...rest } = metadata;
  if (icc === undefined || String.fromCharCode(...icc.subarray(16, 20)) !== "GRAY") return metadata;
  losses.push({
    group: "icc",
    kind: "lost",
    reason: `${format} holds grey as RGB, which a grey profile does not describe`,
  });
  return rest;
}
