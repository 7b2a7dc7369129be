import {
  assertInputPixels,
  createImage,
  PixelproofError,
  throwIfAborted,
  type Context,
  type Decoded,
  type Loss,
  type Metadata,
} from "@pixelproof/core";
import type { Format } from "./format.ts";
import { readHeader, type Header } from "./header.ts";
import { inputFault } from "./input-fault.ts";
import { readSamples } from "./samples.ts";
import { turnMetadata } from "./turn-metadata.ts";

/**
 * Decodes one file of one format upright, in device values. Throws what `readHeader` throws, `LIMIT_INPUT_PIXELS`
 * before any pixel is read, and `INPUT_ANIMATED` for more than one frame or page.
 */
export async function decode(format: Format, bytes: Uint8Array, context: Context): Promise<Decoded> {
  const header = await readHeader(format, bytes, context);
  const { info } = header;
  assertInputPixels(info, context.limits);
  if (info.frames > 1) {
    throw new PixelproofError(
      "INPUT_ANIMATED",
      `Expected one picture in the ${format.name} but received ${info.frames} frames or pages; extract one of them`,
      { details: { frames: info.frames } },
    );
  }
  format.assertComplete(bytes);
  throwIfAborted(context.signal);
  const data = await readSamples(bytes, header, context.limits).catch((error: unknown) => {
    throw inputFault(error, format, bytes);
  });
  throwIfAborted(context.signal);
  const { width, height, channels, depth } = info;
  const image = createImage({ width, height, channels, data, sourceDepth: depth });
  context.progress(1);
  return { image, ...decodeMetadata(format, bytes, header, context) };
}

function decodeMetadata(
  format: Format,
  bytes: Uint8Array,
  { info, sharp, cmyk }: Header,
  context: Context,
): { metadata: Metadata; losses: readonly Loss[] } {
  const { metadata, warnings } = format.readMetadata(bytes, sharp);
  for (const warning of warnings) context.logger.warn(warning);
  const turned = turnMetadata(metadata, info.orientation, info);
  if (!cmyk) return { metadata: turned, losses: [] };
  const { icc, ...rest } = turned;
  const converted: Loss = { group: "colour", kind: "changed", reason: "the picture is CMYK and was converted to sRGB" };
  const dropped: Loss = { group: "icc", kind: "lost", reason: "the profile describes inks that are no longer there" };
  return { metadata: rest, losses: icc ? [converted, dropped] : [converted] };
}
