import type { Tags } from "../exiftool.ts";
import { listedAs } from "./group.ts";
import { tagGroup, type Values } from "./tag-group.ts";

/** What follows the picture, and the marks of how XMP is stored. */
const elsewhere = new Set([
  "XMP-x:XMPToolkit",
  "XMP-xmpNote:HasExtendedXMP",
  "XMP-tiff:Orientation",
  "XMP-tiff:ImageWidth",
  "XMP-tiff:ImageHeight",
  "XMP-exif:ExifImageWidth",
  "XMP-exif:ExifImageHeight",
]);

export const xmp = tagGroup({
  name: "XMP",
  rule: "every property has the same value; left out are orientation and pixel sizes",
  read: (tags) => properties(tags, (isLong) => !isLong),
  explains: listedAs("xmp"),
});

export const extendedXmp = tagGroup({
  name: "extended XMP",
  rule: "every property too long for one JPEG segment has the same value, wherever it stands",
  read: (tags) => properties(tags, (isLong) => isLong),
  explains: listedAs("extendedXmp"),
});

/** Properties by prefix and name, as long or not as `wanted` says: a long one is longer than a JPEG's packet can be. */
function properties(tags: Tags, wanted: (isLong: boolean) => boolean): Values {
  const found = Object.entries(tags)
    .filter(([name]) => name.startsWith("XMP:XMP-"))
    .map(([name, value]) => [name.slice("XMP:".length), value] as const)
    .filter(([name, value]) => !elsewhere.has(name) && wanted(JSON.stringify(value).length > longestPacket));
  return new Map(found);
}

/** Bytes of a JPEG segment without its length and the XMP namespace. */
const longestPacket = 65_535 - 2 - 29;
