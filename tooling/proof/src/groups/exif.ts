import type { Listed } from "./group.ts";
import { tagGroup, tagsMatching } from "./tag-group.ts";

/** Tags that have rows of their own. */
const otherRows = new Set(["Orientation", "XResolution", "YResolution", "ResolutionUnit"]);

/** Tags that follow the picture. */
const sizes = new Set([
  "ImageWidth",
  "ImageHeight",
  "ExifImageWidth",
  "ExifImageHeight",
  "RelatedImageWidth",
  "RelatedImageHeight",
]);

/** How a TIFF stores its pixels (TIFF 6.0, ExifTool's names). */
const storage =
  /^(SubfileType|BitsPerSample|Compression|PhotometricInterpretation|FillOrder|SamplesPerPixel|(Strip|Tile)(Offsets|ByteCounts)|RowsPerStrip|Tile(Width|Length)|(Min|Max)SampleValue|PlanarConfiguration|Predictor|ColorMap|ExtraSamples|SampleFormat|JPEGTables|YCbCr(SubSampling|Positioning)|PageNumber)$/;

const isOfExif = (name: string): boolean =>
  !otherRows.has(name) && !sizes.has(name) && !storage.test(name) && !name.startsWith("MakerNote");

export const exif = tagGroup({
  name: "EXIF",
  rule: "every tag of IFD0, Exif and Interop has the same value; left out are orientation and density (rows of their own), pixel sizes, and how a TIFF stores its pixels",
  read: (tags) => tagsMatching(tags, /^EXIF:(IFD0|ExifIFD|InteropIFD):/, isOfExif),
  explains: (loss, outcome) => exifSpeaksOf(loss, outcome.differing),
});

export const gps = tagGroup({
  name: "GPS",
  rule: "every tag of the GPS IFD has the same value",
  read: (tags) => tagsMatching(tags, /^EXIF:GPS:/),
  explains: (loss, outcome) => exifSpeaksOf(loss, ["GPS", ...outcome.differing]),
});

export const makerNote = tagGroup({
  name: "maker note",
  rule: "ExifTool decodes every tag of it to the same value, so its offsets are right too",
  read: (tags) => tagsMatching(tags, /^MakerNotes:/),
  explains: (loss, outcome) => exifSpeaksOf(loss, ["maker note", "MakerNote", ...outcome.differing]),
});

/** EXIF listed as lost covers its parts; listed as changed it must name one of them. */
function exifSpeaksOf({ group, kind, reason }: Listed, names: readonly string[]): boolean {
  return group === "exif" && (kind === "lost" || names.some((name) => reason.includes(name)));
}
