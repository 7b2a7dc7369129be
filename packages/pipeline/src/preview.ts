import { hasAlpha, type Context, type Host, type Image, type Metadata, type Size } from "@pixelproof/core";
import { knownCodecs } from "./codecs.ts";

/** The longest side of a picture inside the report, px. */
const longestSide = 1600;

/** The size at which pictures stand in the report: that of the result, at most 1600 px a side. */
export function previewSize({ width, height }: Size): Size {
  const factor = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** A picture as a data: URI for the report, with its colour profile; lossy where a codec can, at a quality fit for looking. */
export async function previewUri(image: Image, metadata: Metadata, host: Host, context: Context): Promise<string> {
  const fits = knownCodecs(host).filter(
    ({ capabilities: can }) => /^image\/(jpeg|webp|png)$/.test(can.mediaType) && (can.alpha || !hasAlpha(image)),
  );
  const { codec, capabilities } =
    fits.find(({ capabilities: can }) => can.compression.includes("lossy")) ?? fits[0] ?? knownCodecs(host)[0];
  const icc = metadata.icc && capabilities.keeps.includes("icc") ? { icc: metadata.icc } : {};
  const lossy = capabilities.compression.includes("lossy") ? { compression: "lossy" as const, quality: 90 } : {};
  const { bytes } = await codec.encode(image, icc, { depth: 8, effort: 0, ...lossy }, context);
  return dataUri(capabilities.mediaType, bytes);
}

/** Bytes inside a page. */
export const dataUri = (mediaType: string, bytes: Uint8Array): string =>
  `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64")}`;
