import type { Metadata as SharpMetadata } from "sharp";
import {
  assertInputBytes,
  channelsOf,
  PixelproofError,
  throwIfAborted,
  type Context,
  type ImageInfo,
} from "@pixelproof/core";
import { loadSharp } from "./engine.ts";
import type { Format } from "./format.ts";
import { inputFault } from "./input-fault.ts";

/** What is known before pixels are read. */
export interface Header {
  readonly info: ImageInfo;
  readonly sharp: SharpMetadata;
}

const greySpaces = new Set(["b-w", "grey16"]);
const colourSpaces = new Set(["srgb", "rgb", "rgb16", "cmyk"]);

/**
 * Reads a header, from bytes of this format alone: sharp never gets to try its other loaders. Throws
 * `LIMIT_INPUT_BYTES`, `INPUT_EMPTY`, `INPUT_CORRUPT`, `INPUT_TRUNCATED`, and `INPUT_UNKNOWN_FORMAT` for samples that
 * are not 8 or 16 unsigned bits of grey, RGB or CMYK.
 */
export async function readHeader(format: Format, bytes: Uint8Array, context: Context): Promise<Header> {
  throwIfAborted(context.signal);
  assertInputBytes(bytes.length, context.limits);
  if (bytes.length === 0) throw new PixelproofError("INPUT_EMPTY", `Expected a ${format.name} but received no bytes`);
  if (!format.sniff(bytes)) throw notOfFormat(format);
  const sharp = await loadSharp();
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw inputFault(error, format, bytes);
    });
  if (!format.matches(header)) throw notOfFormat(format);
  assertSamples(format, header);
  const { autoOrient, space, depth, hasAlpha, orientation = 1 } = header;
  const info: ImageInfo = {
    format: format.name,
    width: autoOrient.width,
    height: autoOrient.height,
    channels: channelsOf({ grey: greySpaces.has(space), alpha: hasAlpha }),
    depth: depth === "uchar" ? 8 : 16,
    frames: format.frames(bytes, header),
    orientation,
    ...(space === "cmyk" ? { inks: space } : {}),
  };
  return { info, sharp: header };
}

function assertSamples({ name }: Format, { space, depth, channels, hasAlpha }: SharpMetadata): void {
  const inks = greySpaces.has(space) ? 1 : colourSpaces.has(space) ? (space === "cmyk" ? 4 : 3) : 0;
  const whole = depth === "uchar" || depth === "ushort";
  if (whole && inks > 0 && channels === inks + (hasAlpha ? 1 : 0)) return;
  throw new PixelproofError(
    "INPUT_UNKNOWN_FORMAT",
    `Expected 8 or 16 unsigned bits of grey, RGB or CMYK in the ${name} but received ${channels} ${depth} channels of ${space}; convert the file first`,
    { details: { space, depth, channels } },
  );
}

const notOfFormat = ({ name }: Format): PixelproofError =>
  new PixelproofError("INPUT_CORRUPT", `Expected a ${name} but received bytes of another kind`);
