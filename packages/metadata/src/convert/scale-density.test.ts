import { expect, test } from "vitest";
import { readExifDensity } from "../exif/density.ts";
import { exifBlock } from "../files.fixture.ts";
import { scaleDensity } from "./scale-density.ts";

const xmp = (x: string, y: string): Uint8Array =>
  Buffer.from(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ` +
      `xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:XResolution="${x}"><tiff:YResolution>${y}</tiff:YResolution>` +
      `</rdf:Description></rdf:RDF>`,
  );

test("every statement of density follows the pixels, so that the print stays as large", () => {
  const given = {
    density: { x: 300, y: 300, unit: "inch" },
    exif: exifBlock({ density: 72 }),
    xmp: xmp("720000/10000", "72"),
  } as const;
  const { metadata, losses } = scaleDensity(given, { x: 1.5, y: 2 });
  expect(metadata.density).toEqual({ x: 450, y: 600, unit: "inch" });
  expect(metadata.exif && readExifDensity(metadata.exif)).toEqual({ x: 108, y: 144, unit: "inch" });
  expect(Buffer.from(metadata.xmp ?? []).toString()).toBe(Buffer.from(xmp("108/1", "144/1")).toString());
  expect(losses.map(({ group, kind }) => `${group} ${kind}`)).toEqual([
    "density changed",
    "exif changed",
    "xmp changed",
  ]);
});

test("nothing changes at factor 1, or where nothing states a density", () => {
  const given = { exif: exifBlock() };
  expect(scaleDensity(given, { x: 1, y: 1 })).toEqual({ metadata: given, losses: [] });
  const bare = { exif: Uint8Array.of(1, 2), xmp: Buffer.from("<a/>") };
  expect(scaleDensity(bare, { x: 2, y: 2 })).toEqual({ metadata: bare, losses: [] });
});
