import type { CodecCapabilities, Metadata } from "@pixelproof/core";
import { convert, unchanged, type Conversion, type Converted } from "../converted.ts";
import { densityToExif } from "./density-to-exif.ts";
import { iptcToXmp } from "./iptc-to-xmp.ts";
import { mergeExtended } from "./merge-extended.ts";
import { splitXmp } from "./split-xmp.ts";
import { textToXmp } from "./text-to-xmp.ts";
import { withoutGainMap } from "./without-gain-map.ts";

/** What a file will hold, as its codec declares it. */
export type Target = Pick<CodecCapabilities, "format" | "keeps">;

/**
 * Puts what the target has no place for where the conventions of its field put it: IPTC and lines of text into XMP,
 * extended XMP into the packet and back, density into EXIF; what describes a gain map that is lost goes with it. What the XMP says already stays as it is. Every move is
 * listed; what has no counterpart is listed as lost, here or by the codec.
 */
export function mapMetadata(metadata: Metadata, target: Target): Converted {
  const has = (group: keyof Metadata): boolean => target.keeps.includes(group);
  const name = target.format === "webp" ? "WebP" : target.format.toUpperCase();
  const isJpeg = target.format === "jpeg";
  const moves: Conversion[] = [
    (it) => (it.extendedXmp && has("xmp") && !has("extendedXmp") ? mergeExtended(it, name) : unchanged(it)),
    (it) => (has("xmp") ? withoutGainMap(it, has("attachments")) : unchanged(it)),
    (it) => (it.iptc && has("xmp") && !has("iptc") ? iptcToXmp(it, name) : unchanged(it)),
    (it) => (it.text && has("xmp") && (isJpeg || !has("text")) ? textToXmp(it, name, isJpeg) : unchanged(it)),
    (it) => (has("extendedXmp") ? splitXmp(it) : unchanged(it)),
    (it) => (it.density && has("exif") && !has("density") ? densityToExif(it, it.density, name) : unchanged(it)),
  ];
  return convert(metadata, moves);
}
