import {
  assertInputPixels,
  createImage,
  PixelproofError,
  throwIfAborted,
  type Context,
  type Decoded,
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
  const metadata = decodeMetadata(format, bytes, header, context);
  context.progress(1);
  return { image, metadata };
}

function decodeMetadata(format: Format, bytes: Uint8Array, { info, sharp, cmyk }: Header, context: Context): Metadata {
  const { metadata, warnings } = format.readMetadata(bytes, sharp);
  for (const warning of warnings) context.logger.warn(warning);
  const turned = turnMetadata(metadata, info.orientation, info);
  if (!cmyk) return turned;
  context.logger.warn(
    "The picture is CMYK and is converted to sRGB; a profile of its inks no longer applies and is left out",
  );
  const { icc: _, ...rest } = turned;
  return rest;
}
