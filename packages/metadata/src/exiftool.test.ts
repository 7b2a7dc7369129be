import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { exifBlock, jpegFile, pngFile, webpFileOf } from "./files.fixture.ts";
import { writeMetadata } from "./write.ts";

const withExifTool = spawnSync("exiftool", ["-ver"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "metadata-"));
afterAll(() => rmSync(folder, { recursive: true }));

const icc = new Uint8Array(70_001).map((_, i) => i * 7);
// A profile begins with its own length.
new DataView(icc.buffer).setUint32(0, icc.length);
const exif = exifBlock();
const xmp = Buffer.from(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>`,
);
const iptc = Uint8Array.of(0x1c, 2, 5, 0, 3, 0x61, 0x62, 0x63);
const density = { x: 300, y: 300, unit: "inch" } as const;

const extract = (file: string, tag: string): Buffer => spawnSync("exiftool", ["-b", tag, file]).stdout;

test.skipIf(!withExifTool).each([
  ["jpg", jpegFile()],
  ["png", pngFile()],
  ["webp", webpFileOf()],
])("ExifTool finds what was written into a %s, byte for byte", (extension, file) => {
  const path = join(folder, `written.${extension}`);
  writeFileSync(path, writeMetadata(file, { icc, exif, xmp, iptc, density }).bytes);
  expect(extract(path, "-ICC_Profile").equals(icc)).toBe(true);
  expect(extract(path, "-EXIF").equals(exif)).toBe(true);
  expect(extract(path, "-XMP").equals(xmp)).toBe(true);
  if (extension === "jpg") {
    expect(extract(path, "-IPTC").equals(iptc)).toBe(true);
    expect(extract(path, "-JFIF:XResolution").toString()).toBe("300");
  }
  if (extension === "png") expect(extract(path, "-PNG-pHYs:PixelsPerUnitX").toString()).toBe("11811");
  expect(extract(path, "-Warning").toString()).not.toMatch(/bad|corrupt|crc/i);
});
