import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import { ascii, join as joinBytes, uint16, uint32 } from "../bytes.ts";
import { avifFile, avifPicture, exifBlock } from "../files.fixture.ts";
import { box, readBoxes } from "./boxes.ts";
import { bytesOf, readMeta } from "./meta.ts";
import { codePointsOf } from "./properties.ts";
import { readAvifMetadata } from "./read.ts";
import { writeAvifMetadata } from "./write.ts";

const withExifTool = hasCommand("exiftool", "-ver");
const folder = mkdtempSync(join(tmpdir(), "avif-"));
afterAll(() => rmSync(folder, { recursive: true }));

const given = { icc: ascii("a profile"), exif: exifBlock(), xmp: ascii("<x/>") };

/** What the file's primary picture is made of. */
function pictureIn(file: Uint8Array): Uint8Array | undefined {
  const meta = readMeta(file);
  const primary = meta?.items.find(({ id }) => id === meta.primary);
  return meta && primary && bytesOf(file, meta, primary);
}

test("the picture is found in its new place, the file ends where its boxes say", () => {
  const { bytes } = writeAvifMetadata(avifFile(), given);
  expect(pictureIn(bytes)).toEqual(avifPicture);
  const boxes = readBoxes(bytes);
  expect(boxes.map(({ type }) => type)).toEqual(["ftyp", "meta", "mdat", "mdat"]);
  expect(boxes.reduce((sum, { raw }) => sum + raw.length, 0)).toBe(bytes.length);
});

test("writing again replaces, and writing none removes", () => {
  const once = writeAvifMetadata(avifFile(), given).bytes;
  const other = { icc: ascii("another"), xmp: ascii("<y/>") };
  const twice = writeAvifMetadata(once, other).bytes;
  expect(readAvifMetadata(twice)).toEqual({ metadata: other, warnings: [] });
  expect(pictureIn(twice)).toEqual(avifPicture);
  expect(readAvifMetadata(writeAvifMetadata(twice, {}).bytes)).toEqual({ metadata: {}, warnings: [] });
});

test("a file without metadata that is given none comes back as it was", () => {
  expect(writeAvifMetadata(avifFile(), {}).bytes).toEqual(avifFile());
});

test("code points are read as they hold for RGB, save sRGB's; written, they keep the matrix of the coding", () => {
  const colour = (primaries: number, transfer: number): Uint8Array =>
    box("colr", ascii("nclx"), ...[primaries, transfer, 6].map(uint16), Uint8Array.of(0));
  const cicp = { primaries: 9, transfer: 16, matrix: 0, fullRange: true };
  expect(readAvifMetadata(avifFile(colour(9, 16))).metadata).toEqual({ cicp });
  expect(readAvifMetadata(avifFile(colour(1, 13))).metadata).toEqual({});
  const { bytes, losses } = writeAvifMetadata(avifFile(colour(1, 13)), { cicp });
  expect(losses).toEqual([]);
  expect(readAvifMetadata(bytes).metadata).toEqual({ cicp });
  const meta = readMeta(bytes);
  expect(meta && codePointsOf(meta.properties, meta.primary)).toEqual({ ...cicp, matrix: 6, fullRange: false });
  expect(pictureIn(bytes)).toEqual(avifPicture);
  expect(readAvifMetadata(writeAvifMetadata(bytes, {}).bytes).metadata).toEqual({});
  const narrow = writeAvifMetadata(bytes, { cicp: { ...cicp, fullRange: false } });
  expect(narrow.losses).toEqual([expect.objectContaining({ group: "cicp", kind: "changed" })]);
  expect(writeAvifMetadata(avifFile(), { cicp }).losses).toEqual([
    expect.objectContaining({ group: "cicp", kind: "lost" }),
  ]);
});

describe("what cannot be written is listed, and the file stays as it was", () => {
  const openEnd = avifFile();
  openEnd.set(uint32(0), openEnd.length - avifPicture.length - 8);
  test.each([
    ["a sequence", joinBytes([avifFile(), box("moov")])],
    ["a last box that runs to the end, whatever that is", openEnd],
  ])("%s", (_, file) => {
    const { bytes, losses } = writeAvifMetadata(file, given);
    expect(losses.map(({ group, kind }) => [group, kind])).toEqual([
      ["icc", "lost"],
      ["exif", "lost"],
      ["xmp", "lost"],
    ]);
    expect(bytes).toEqual(file);
  });

  test("without items that can be read it is refused", () => {
    const file = joinBytes([box("ftyp", ascii("avif\0\0\0\0"))]);
    expect(() => writeAvifMetadata(file, {})).toThrow(expect.objectContaining({ code: "INPUT_CORRUPT" }));
    expect(readAvifMetadata(file).warnings).toHaveLength(1);
  });
});

describe.skipIf(!withData || !withExifTool)("a camera's AVIF", () => {
  const source = dataFile("metadata/avif-orientation-6.avif");
  const extract = (file: string, tag: string): Buffer => spawnSync("exiftool", ["-b", `-${tag}`, file]).stdout;

  test("is read as ExifTool reads it", () => {
    const { metadata, warnings } = readAvifMetadata(readFileSync(source));
    expect(warnings).toEqual([]);
    expect(Buffer.from(metadata.exif ?? [])).toEqual(extract(source, "EXIF"));
    expect(Buffer.from(metadata.icc ?? [])).toEqual(extract(source, "ICC_Profile"));
  });

  test("keeps its picture when its metadata is replaced", () => {
    const file = readFileSync(source);
    const { bytes, losses } = writeAvifMetadata(file, given);
    expect(losses).toEqual([]);
    expect(pictureIn(bytes)).toEqual(pictureIn(file));
    const path = join(folder, "replaced.avif");
    writeFileSync(path, bytes);
    expect(extract(path, "XMP").toString()).toBe("<x/>");
    expect(extract(path, "EXIF")).toEqual(Buffer.from(given.exif));
  });
});
