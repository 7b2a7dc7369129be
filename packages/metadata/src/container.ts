import { isAvif } from "./avif/complete.ts";
import { ascii, standsAt } from "./bytes.ts";
import { pngSignature } from "./png/chunks.ts";

/** Containers that this package reads and writes. */
export type Container = "jpeg" | "png" | "webp" | "tiff" | "avif";

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff);
const tiffs = ["II*\0", "MM\0*", "II+\0", "MM\0+"].map(ascii);
const riff = ascii("RIFF");
const webp = ascii("WEBP");

/** The container by signature; undefined for anything else. Never throws. */
export function sniffContainer(bytes: Uint8Array): Container | undefined {
  if (standsAt(bytes, jpeg)) return "jpeg";
  if (standsAt(bytes, pngSignature)) return "png";
  if (standsAt(bytes, riff) && standsAt(bytes, webp, 8)) return "webp";
  if (tiffs.some((mark) => standsAt(bytes, mark))) return "tiff";
  return isAvif(bytes) ? "avif" : undefined;
}
