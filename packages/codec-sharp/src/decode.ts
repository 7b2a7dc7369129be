import {
  assertInputPixels,
  createImage,
  hasAlpha,
  PixelproofError,
  throwIfAborted,
  type Context,
  type Decoded,
  type DecodeSettings,
  type ImageInfo,
  type Loss,
  type Metadata,
} from "@pixelproof/core";
import type { Format } from "./format.ts";
import { readHeader, type Header } from "./header.ts";
import { decodedDepth, withoutInks } from "./inks/converted.ts";
import { readInks } from "./inks/read-inks.ts";
import { inputFault } from "./input-fault.ts";
import { readSamples } from "./samples.ts";
import { turnMetadata } from "./turn-metadata.ts";
import { withoutTurnedGainMap } from "./turned-gain-map.ts";

/**
 * Decodes one file of one format upright, in device values. Throws what `readHeader` throws, `LIMIT_INPUT_PIXELS`
 * before any pixel is read, and `INPUT_ANIMATED` for more than one frame or page unless the first is asked for.
 */
export async function decode(
  format: Format,
  bytes: Uint8Array,
  context: Context,
  { firstFrame = false, inks: wanted = false }: DecodeSettings = {},
): Promise<Decoded> {
  const header = await readHeader(format, bytes, context);
  const { info } = header;
  assertInputPixels(info, context.limits);
  if (info.frames > 1 && !firstFrame) {
    throw new PixelproofError(
      "INPUT_ANIMATED",
      `Expected one picture in the ${format.name} but received ${info.frames} frames or pages; extract one of them, or ask for the first`,
      { details: { frames: info.frames } },
    );
  }
  format.assertComplete(bytes);
  throwIfAborted(context.signal);
  const fault = (error: unknown): never => {
    throw inputFault(error, format, bytes);
  };
  const data = await readSamples(bytes, header, context.limits).catch(fault);
  throwIfAborted(context.signal);
  const asInks = wanted && info.inks !== undefined && !hasAlpha(info);
  const inks = asInks ? await readInks(bytes, info, context.limits).catch(fault) : undefined;
  throwIfAborted(context.signal);
  const { width, height, channels } = info;
  const image = createImage({ width, height, channels, data, sourceDepth: inks ? info.depth : decodedDepth(info) });
  context.progress(1);
  const { metadata, losses } = decodeMetadata(format, bytes, header, context, inks === undefined);
  return { image, metadata, losses: [...framesLost(info), ...losses], ...(inks && { inks }) };
}

function framesLost({ frames, format }: ImageInfo): Loss[] {
  if (frames === 1) return [];
  const reason = `the first of ${frames} frames or pages of the ${format} was taken, as asked`;
  return [{ group: "pixels", kind: "lost", reason }];
}

function decodeMetadata(
  format: Format,
  bytes: Uint8Array,
  { info, sharp }: Header,
  context: Context,
  render: boolean,
): { metadata: Metadata; losses: readonly Loss[] } {
  const { metadata, warnings } = format.readMetadata(bytes, sharp);
  for (const warning of warnings) context.logger.warn(warning);
  const upright = withoutTurnedGainMap(turnMetadata(metadata, info.orientation, info), info.orientation);
  const unreadable = warnings.map((reason): Loss => ({ group: "metadata", kind: "lost", reason }));
  const converted =
    render && info.inks ? withoutInks(upright.metadata, info) : { metadata: upright.metadata, losses: [] };
  return { metadata: converted.metadata, losses: [...unreadable, ...upright.losses, ...converted.losses] };
}
