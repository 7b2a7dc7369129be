import { crc32 } from "node:zlib";
import {
  depthLoss,
  resolveEncodeSettings,
  throwIfAborted,
  type CodecCapabilities,
  type Context,
  type Depth,
  type Encoded,
  type EncodeDefaults,
  type EncodeSettings,
  type Image,
  type Metadata,
} from "@pixelproof/core";
import { describePicture, joinBytes, pngChunk, pngSignature, writePngMetadata } from "@pixelproof/metadata";
import { pictureData } from "./picture-data.ts";
import { uint32 } from "./uint32.ts";

/** Colour type of 1 to 4 channels: grey, with alpha, RGB, with alpha (PNG 3, section 11.2.1). */
const colourTypes = [undefined, 0, 4, 2, 6] as const;

/**
 * Writes a PNG; EXIF and XMP get the size of the picture. The bytes depend on picture, metadata, settings and Node's zlib alone.
 * Throws what `resolveEncodeSettings` throws, and `ABORTED`.
 */
export async function encode(
  capabilities: CodecCapabilities,
  defaults: EncodeDefaults,
  image: Image,
  metadata: Metadata,
  settings: EncodeSettings,
  context: Context,
): Promise<Encoded> {
  throwIfAborted(context.signal);
  const resolved = resolveEncodeSettings(capabilities, image, settings, defaults);
  const data = await pictureData(image, resolved, context);
  const described = describePicture(metadata, image, resolved.depth);
  const end = pngChunk("IEND");
  // Metadata goes into a file without picture data, so that these need not be copied twice.
  const empty = joinBytes([pngSignature, header(image, resolved.depth), end]);
  const { bytes, losses } = writePngMetadata(empty, described.metadata);
  return {
    bytes: joinBytes([bytes.subarray(0, -end.length), ...data.flatMap(idat), end]),
    losses: [...depthLoss(image, resolved), ...described.losses, ...losses],
  };
}

/** The parts of a chunk of picture data; large as they are, they are copied once, into the file. */
function idat(parts: readonly Uint8Array[]): Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const name = Buffer.from("IDAT");
  const checksum = [name, ...parts].reduce((crc, part) => crc32(part, crc), 0);
  return [uint32(length), name, ...parts, uint32(checksum)];
}

function header({ width, height, channels }: Image, depth: Depth): Uint8Array {
  const data = new DataView(new ArrayBuffer(13));
  data.setUint32(0, width);
  data.setUint32(4, height);
  data.setUint8(8, depth);
  data.setUint8(9, colourTypes[channels]);
  return pngChunk("IHDR", new Uint8Array(data.buffer));
}
