import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import { viewOf } from "../bytes.ts";
import { exifBlock, tiffFile } from "../files.fixture.ts";
import { readOrientation } from "../exif/orientation.ts";
import { readJpegMetadata } from "../jpeg/read.ts";
import { readTiffMetadata } from "./read.ts";
import { writeTiffMetadata } from "./write.ts";

const withExifTool = hasCommand("exiftool", "-ver");
const withMagick = hasCommand("convert", "-version");
const folder = mkdtempSync(join(tmpdir(), "tiff-"));
afterAll(() => rmSync(folder, { recursive: true }));
const cameras = ["canon-ixus", "fujifilm-finepix40i", "nikon-e950", "olympus-c960", "DSCN0010", "Panasonic_DMC-FZ30"];

const exifOf = (camera: string): Uint8Array =>
  readJpegMetadata(readFileSync(dataFile(`metadata/${camera}.jpg`))).metadata.exif ?? new Uint8Array();

/** All that ExifTool reads of EXIF, GPS and maker note, without names and offsets of files. */
function values(file: string): Record<string, unknown> {
  const { stdout } = spawnSync(
    "exiftool",
    ["-json", "-G1", "-a", "-u", "-EXIF:all", "-MakerNotes:all", "--IFD1:all", "-x", "Orientation", file],
    { encoding: "utf8" },
  );
  const [{ SourceFile: _, ...tags }]: Record<string, unknown>[] = JSON.parse(stdout);
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !name.startsWith("IFD0:")));
}

describe.skipIf(!withData).each(cameras)("%s", (camera) => {
  test("EXIF comes back from a TIFF byte for byte", () => {
    const exif = exifOf(camera);
    const { bytes, losses } = writeTiffMetadata(tiffFile(), { exif });
    expect(losses).toEqual([]);
    expect(readTiffMetadata(bytes).metadata.exif).toEqual(exif);
  });

  test.skipIf(!withExifTool)("ExifTool reads maker note and GPS in the TIFF as in the JPEG", () => {
    const path = join(folder, `${camera}.tif`);
    writeFileSync(path, writeTiffMetadata(tiffFile(), { exif: exifOf(camera) }).bytes);
    expect(values(path)).toEqual(values(dataFile(`metadata/${camera}.jpg`)));
  });

  test.skipIf(!withExifTool)("EXIF that ExifTool wrote into a TIFF is gathered from all over the file", () => {
    const path = join(folder, `${camera}-copied.tif`);
    writeFileSync(path, tiffFile());
    spawnSync("exiftool", [
      "-overwrite_original",
      "-TagsFromFile",
      dataFile(`metadata/${camera}.jpg`),
      "-all:all",
      "-unsafe",
      path,
    ]);
    const { metadata, warnings } = readTiffMetadata(readFileSync(path));
    const block = join(folder, `${camera}.exif`);
    writeFileSync(block, metadata.exif ?? new Uint8Array());
    expect(warnings).toEqual([]);
    expect(values(block)).toEqual(values(path));
  });
});

test.skipIf(!withMagick)("the pixels are the same with EXIF before them, in either byte order", () => {
  const plain = join(folder, "plain.tif");
  const told = join(folder, "told.tif");
  spawnSync("convert", ["-size", "37x23", "plasma:red-blue", "-depth", "8", "-compress", "Zip", plain]);
  const file = readFileSync(plain);
  const { bytes, losses } = writeTiffMetadata(file, { exif: exifBlock({ orientation: 1 }) });
  expect(losses).toEqual([]);
  writeFileSync(told, bytes);
  const pixels = (path: string): Buffer => spawnSync("convert", [path, "rgb:-"]).stdout;
  expect(pixels(plain)).toHaveLength(37 * 23 * 3);
  expect(pixels(told)).toEqual(pixels(plain));
});

describe("where EXIF cannot be written it is listed, and the rest is written", () => {
  const wide = tiffFile();
  viewOf(wide).setUint16(10 + 2 + 2 * 12 + 8, 16, true);
  const pages = tiffFile();
  viewOf(pages).setUint32(pages.length - 4, 10, true);
  const elsewhere = exifBlock();
  viewOf(elsewhere).setUint32(4, 9);

  test.each([
    ["another byte order than 16-bit samples", wide, exifBlock()],
    ["a second page", pages, exifBlock()],
    ["a block whose directory is not at its start", tiffFile(), elsewhere],
    ["a block that is none", tiffFile(), new Uint8Array(20)],
  ])("%s", (_, file, exif) => {
    const xmp = Uint8Array.of(1, 2, 3, 4, 5);
    const { bytes, losses } = writeTiffMetadata(file, { exif, xmp });
    expect(losses).toEqual([expect.objectContaining({ group: "exif", kind: "lost" })]);
    expect(readTiffMetadata(bytes).metadata).toEqual({ xmp });
  });
});

test("fields that another program changed since are read as they now are", () => {
  const { bytes } = writeTiffMetadata(tiffFile(), { exif: exifBlock({ orientation: 6 }) });
  const view = viewOf(bytes);
  const main = view.getUint32(4);
  const at =
    Array.from({ length: view.getUint16(main) }, (_, i) => main + 2 + 12 * i).find(
      (at) => view.getUint16(at) === 0x0112,
    ) ?? 0;
  view.setUint16(at + 8, 3);
  const { exif = new Uint8Array() } = readTiffMetadata(bytes).metadata;
  expect(readOrientation(exif)).toBe(3);
});

test("fields that claim more than memory holds are left out", () => {
  const { bytes } = writeTiffMetadata(tiffFile(), { exif: exifBlock() });
  const large = new Uint8Array(9 * 2 ** 20);
  large.set(bytes);
  const view = viewOf(large);
  // The maker note and the field after it each claim nine tenths of the file; the block at the start is spoilt.
  const exifIfd = 8 + 2 + 5 * 12 + 4 + 16;
  for (const at of [exifIfd + 2, exifIfd + 14]) {
    view.setUint16(at + 2, 7);
    view.setUint32(at + 4, 8.5 * 2 ** 20);
    view.setUint32(at + 8, 0);
  }
  view.setUint16(8, 0);
  const { metadata, warnings } = readTiffMetadata(large);
  expect(metadata.exif).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining("bytes and is left out")]);
});
