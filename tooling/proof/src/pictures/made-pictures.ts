import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFile } from "@pixelproof/tooling-data";
import sharp, { type Sharp } from "sharp";
import { writeTags } from "../exiftool.ts";
import { insertCicp, stateCicp } from "./insert-cicp.ts";
import type { Kind, Picture } from "./picture.ts";

const camera = dataFile("metadata/DSCN0010.jpg");
const editor = dataFile("metadata/BlueSquare.jpg");
const colour = dataFile("metadata/apple_gainmap_new.jpg");

/** EXIF with GPS and a Nikon maker note, XMP, IPTC and Display P3, each from a real file. */
const everything = [
  ["-TagsFromFile", camera, "-EXIF:all", "-MakerNotes"],
  ["-TagsFromFile", editor, "-XMP:all", "-IPTC:all"],
  ["-TagsFromFile", colour, "-ICC_Profile"],
].flat();

/** Stored on its side. An AVIF is turned by a property of its own, which ExifTool does not write (MIAF, 7.3.9). */
const turned = ["-IFD0:Orientation#=6", "-XMP-tiff:Orientation#=6"];

const density = ["-PNG-pHYs:PixelsPerUnitX=11811", "-PNG-pHYs:PixelsPerUnitY=11811", "-PNG-pHYs:PixelUnits#=1"];
const text = ["-PNG:Title=Harbour", "-PNG:Author=A. Photographer", "-PNG:Comment=Two lines"];

/** Longer than a JPEG segment, so that ExifTool stores it as extended XMP. */
const description = Array.from({ length: 9000 }, (_, i) => `word${i}`).join(" ");

interface Recipe {
  readonly kind: Kind;
  readonly file: string;
  readonly made: string;
  readonly write: () => Promise<Buffer>;
  readonly tags?: readonly string[];
}

const view = (): Sharp => sharp(camera).resize(160, 120);
const view16 = (): Sharp => sharp(dataFile("depth16/tiff_16bit_RGB.tiff")).toColourspace("rgb16");
const cutOut = (): Sharp => sharp(dataFile("alpha/with-alpha.png"));

const recipes: readonly Recipe[] = [
  {
    kind: "JPEG",
    file: "extended-xmp.jpg",
    made: "sharp, XMP of 80 kB and a comment by ExifTool",
    write: () => view().jpeg().toBuffer(),
    tags: ["-XMP-dc:Title=Harbour", `-XMP-dc:Description=${description}`, "-Comment=Taken from the pier"],
  },
  {
    kind: "PNG8",
    file: "everything-8.png",
    made: "sharp, metadata of real files by ExifTool",
    write: () => view().png().toBuffer(),
    tags: [...everything, ...turned, ...density, ...text],
  },
  {
    kind: "PNG8",
    file: "cicp-8.png",
    made: "sharp, BT.2100 PQ as a cICP chunk",
    write: async () => insertCicp(await view().png().toBuffer()),
  },
  {
    kind: "PNG16",
    file: "everything-16.png",
    made: "sharp, metadata of real files by ExifTool",
    write: () => view16().png().toBuffer(),
    tags: [...everything, ...turned, ...density, ...text],
  },
  {
    kind: "PNG16",
    file: "cicp-16.png",
    made: "sharp, BT.2100 PQ as a cICP chunk",
    write: async () => insertCicp(await view16().png().toBuffer()),
  },
  {
    kind: "WebP",
    file: "everything.webp",
    made: "sharp, metadata of real files by ExifTool",
    write: () => view().webp({ lossless: true }).toBuffer(),
    tags: [...everything, ...turned],
  },
  {
    kind: "TIFF",
    file: "everything.tiff",
    made: "sharp, metadata of real files by ExifTool",
    write: () => view().tiff({ compression: "deflate" }).toBuffer(),
    tags: [...everything, ...turned],
  },
  {
    kind: "TIFF",
    file: "alpha.tiff",
    made: "sharp, from alpha/with-alpha.png",
    write: () => cutOut().tiff({ compression: "deflate" }).toBuffer(),
  },
  {
    kind: "AVIF",
    file: "everything.avif",
    made: "sharp, metadata of real files by ExifTool",
    write: () => view().withIccProfile("p3").avif().toBuffer(),
    tags: everything,
  },
  {
    kind: "AVIF",
    file: "alpha.avif",
    made: "sharp, from alpha/with-alpha.png",
    write: () => cutOut().avif({ lossless: true }).toBuffer(),
  },
  {
    kind: "AVIF",
    file: "cicp.avif",
    made: "sharp, BT.2100 PQ in the colr box",
    write: async () => stateCicp(await view().avif({ lossless: true }).toBuffer()),
  },
];

/** Makes in `folder` the sources that the data folder lacks. */
export async function makePictures(folder: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const { kind, file, made, write, tags } of recipes) {
    const path = join(folder, file);
    await writeFile(path, await write());
    if (tags) await writeTags(path, tags);
    pictures.push({ kind, name: file, path, made });
  }
  return pictures;
}
