import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { avifFile, exifBlock, jpegFile, pngFile, tiffFile, webpFileOf } from "./files.fixture.ts";
import { writeMetadata } from "./write.ts";

const withExifTool = spawnSync("exiftool", ["-ver"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "metadata-"));
afterAll(() => rmSync(folder, { recursive: true }));

const icc = new Uint8Array(70_001).map((_, i) => i * 7);
// A profile begins with its own length, and has its tag table behind 128 bytes of header.
new DataView(icc.buffer).setUint32(0, icc.length);
icc.set([0, 0, 0, 1, ...Buffer.from("priv"), 0, 0, 0, 144, 0, 0, 0, 12], 128);
const exif = exifBlock();
const xmp = Buffer.from(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>`,
);
const iptc = Uint8Array.of(0x1c, 2, 5, 0, 3, 0x61, 0x62, 0x63);
const given = { ICC_Profile: icc, EXIF: exif, XMP: xmp, IPTC: iptc };
const metadata = { icc, exif, xmp, iptc, density: { x: 300, y: 300, unit: "inch" } } as const;

const extract = (file: string, tag: string): Buffer => spawnSync("exiftool", ["-b", `-${tag}`, file]).stdout;

test.skipIf(!withExifTool).each([
  ["jpg", jpegFile(), ["ICC_Profile", "EXIF", "XMP", "IPTC"], "JFIF:XResolution", "300"],
  ["png", pngFile(), ["ICC_Profile", "EXIF", "XMP"], "PNG-pHYs:PixelsPerUnitX", "11811"],
  ["webp", webpFileOf(), ["ICC_Profile", "EXIF", "XMP"], "EXIF:XResolution", "300"],
  ["tif", tiffFile(), ["ICC_Profile", "XMP", "IPTC"], "EXIF:XResolution", "300"],
  ["avif", avifFile(), ["ICC_Profile", "EXIF", "XMP"], "EXIF:XResolution", "300"],
] as const)("ExifTool finds what was written into a %s, byte for byte", (extension, file, groups, densityTag, dots) => {
  const path = join(folder, `written.${extension}`);
  writeFileSync(path, writeMetadata(file, metadata).bytes);
  const found = groups.map((tag) => extract(path, tag));
  expect(found).toEqual(groups.map((tag) => Buffer.from(given[tag])));
  expect(extract(path, densityTag).toString()).toBe(dots);
  expect(extract(path, "Warning").toString()).not.toMatch(/bad|corrupt|crc/i);
});
