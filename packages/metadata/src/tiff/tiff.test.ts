import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import { viewOf } from "../bytes.ts";
import { exifBlock, tiffFile } from "../files.fixture.ts";
import { compareExif } from "../convert/compare-exif.ts";
import { readExifDensity } from "../exif/density.ts";
import { withOtherByteOrder } from "../exif/with-other-byte-order.ts";
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
  const pages = tiffFile();
  viewOf(pages).setUint32(pages.length - 4, 10, true);
  const elsewhere = exifBlock();
  viewOf(elsewhere).setUint32(4, 5000);

  test.each([
    ["a second page", pages, exifBlock()],
    ["a block whose directory is outside of it", tiffFile(), elsewhere],
    ["a block that is none", tiffFile(), new Uint8Array(20)],
  ])("%s", (_, file, exif) => {
    const xmp = Uint8Array.of(1, 2, 3, 4, 5);
    const { bytes, losses } = writeTiffMetadata(file, { exif, xmp });
    expect(losses).toEqual([expect.objectContaining({ group: "exif", kind: "lost" })]);
    expect(readTiffMetadata(bytes).metadata).toEqual({ xmp });
  });
});

test.each([16, 17, 70_000])("a block whose main directory stands at %i comes back byte for byte", (main) => {
  const exif = new Uint8Array([...exifBlock().subarray(0, 8), ...new Uint8Array(main - 8), ...exifBlock().subarray(8)]);
  const view = viewOf(exif);
  view.setUint32(4, main);
  const inner = [main + 14, main + 26, main + 50, main + 2 + 5 * 12 + 4 + 16 + 2];
  for (const field of inner) view.setUint32(field + 8, view.getUint32(field + 8) + main - 8);
  const { bytes, losses } = writeTiffMetadata(tiffFile(), { exif });
  expect(losses).toEqual([]);
  expect(readTiffMetadata(bytes)).toEqual({ metadata: { exif, density: readExifDensity(exif) }, warnings: [] });
});

describe("beside samples of 16 bits", () => {
  const wide = tiffFile();
  viewOf(wide).setUint16(10 + 2 + 2 * 12 + 8, 16, true);

  test.skipIf(!withData).each(cameras)("the EXIF of %s says the same in the byte order of these", (camera) => {
    const exif = exifOf(camera);
    const other = withOtherByteOrder(exif)?.exif ?? new Uint8Array();
    for (const given of [exif, other]) {
      const { bytes } = writeTiffMetadata(wide, { exif: given });
      const read = readTiffMetadata(bytes).metadata.exif ?? new Uint8Array();
      expect(read.subarray(0, 2)).toEqual(wide.subarray(0, 2));
      expect(compareExif(given, read)).toMatchObject({ changed: [], gone: [], added: [] });
    }
    expect(withOtherByteOrder(other)?.exif).toEqual(exif);
  });

  test("what of it depends on its byte order and cannot be read is named", () => {
    const { losses } = writeTiffMetadata(wide, { exif: exifBlock() });
    expect(losses).toEqual([
      expect.objectContaining({ group: "exif", kind: "changed", reason: expect.stringContaining("MakerNote") }),
    ]);
    expect(writeTiffMetadata(tiffFile(), { exif: exifBlock() }).losses).toEqual([]);
  });

  test("a block whose directories share bytes is listed as lost", () => {
    const exif = exifBlock();
    viewOf(exif).setUint32(8 + 26 + 8, viewOf(exif).getUint32(8 + 14 + 8));
    expect(writeTiffMetadata(wide, { exif }).losses).toEqual([
      expect.objectContaining({ group: "exif", kind: "lost" }),
    ]);
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
