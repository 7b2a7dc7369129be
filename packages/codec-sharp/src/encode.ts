import {
  depthLoss,
  isGrey,
  resolveEncodeSettings,
  throwIfAborted,
  type CodecCapabilities,
  type Context,
  type Encoded,
  type EncodeDefaults,
  type EncodeSettings,
  type Image,
  type Loss,
  type Metadata,
} from "@pixelproof/core";
import { describePicture } from "@pixelproof/metadata";
import { inkRaster } from "./inks/ink-raster.ts";
import { rasterOf } from "./raster.ts";
import type { Writer } from "./writers.ts";

/** How one format is written. */
export interface Encoding {
  readonly capabilities: CodecCapabilities;
  readonly defaults: EncodeDefaults;
  readonly writer: Writer;
  /** Whether files of one colour channel exist; elsewhere grey is written as RGB. */
  readonly hasGrey: boolean;
}

/**
 * Encodes an image with its metadata; EXIF and XMP get the size of the new picture. Throws what `resolveEncodeSettings` throws,
 * and `ABORTED`.
 */
export async function encode(
  { capabilities, defaults, writer, hasGrey }: Encoding,
  image: Image,
  metadata: Metadata,
  settings: EncodeSettings,
  context: Context,
): Promise<Encoded> {
  throwIfAborted(context.signal);
  const resolved = resolveEncodeSettings(capabilities, image, settings, defaults);
  const losses = depthLoss(image, resolved);
  const raster = await (settings.inks ? inkRaster(settings.inks, resolved) : rasterOf(image, resolved));
  throwIfAborted(context.signal);
  const fitting = hasGrey || !isGrey(image) ? metadata : withoutGreyProfile(metadata, capabilities.format, losses);
  const current = describePicture(fitting, image, resolved.depth);
  const written = await writer(raster, resolved, current.metadata, image);
  throwIfAborted(context.signal);
  context.progress(1);
  return { bytes: written.bytes, losses: [...losses, ...current.losses, ...written.losses] };
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
