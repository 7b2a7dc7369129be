import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Density, Metadata } from "@pixelproof/core";
import { assertComplete } from "./complete.ts";
import { sameDensity } from "./density.ts";
import { readExifDensity } from "./exif/density.ts";
import {
  avifFile,
  avifPicture,
  exifBlock,
  iptcRecord,
  jpegFile,
  losslessPicture,
  pngFile,
  scanData,
  tiffFile,
  webpFileOf,
} from "./files.fixture.ts";
import { flagWebpAlpha } from "./webp/alpha.ts";
import { chunk as webpChunk, webpFile } from "./webp/chunks.ts";
import { segment } from "./jpeg/segments.ts";
import { chunk } from "./png/chunks.ts";
import { readMetadata } from "./read.ts";
import { writeMetadata } from "./write.ts";

const files = { jpeg: jpegFile(), png: pngFile(), webp: webpFileOf(), tiff: tiffFile(), avif: avifFile() };
const containers = Object.entries(files);

/** Random bytes without the cost of drawing each: a length and a seed. */
const block = (largest: number): fc.Arbitrary<Uint8Array> =>
  fc.tuple(fc.integer({ min: 1, max: largest }), fc.nat()).map(([length, seed]) => {
    let state = seed;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
  });

const density: fc.Arbitrary<Density> = fc.record({
  x: fc.integer({ min: 30, max: 5000 }),
  y: fc.integer({ min: 30, max: 5000 }),
  unit: fc.constantFrom("inch", "cm"),
});

const metadata = fc.record(
  {
    icc: block(200_000),
    exif: block(2000).map((makerNote) => exifBlock({ makerNote })),
    xmp: block(60_000),
    iptc: block(30_000).map(iptcRecord),
    density,
  },
  { requiredKeys: [] },
);

describe.each(containers)("%s", (_, file) => {
  test("any metadata survives writing and reading, or is listed as lost", () => {
    fc.assert(
      fc.property(metadata, (given) => {
        const { bytes, losses } = writeMetadata(file, given);
        const { metadata: read, warnings } = readMetadata(bytes);
        assertComplete(bytes);
        expect(warnings).toEqual([]);
        const gone = new Set(losses.map(({ group }) => group));
        for (const group of ["icc", "exif", "xmp", "iptc"] as const) {
          expect(read[group]).toEqual(gone.has(group) ? undefined : given[group]);
        }
        const densityKept = given.density && read.density && sameDensity(given.density, read.density);
        expect(given.density === undefined || gone.has("density") || densityKept).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("writing no metadata takes all of it out again", () => {
    const given: Metadata = {
      icc: Uint8Array.of(1),
      exif: exifBlock(),
      xmp: Uint8Array.of(2),
      iptc: iptcRecord(Uint8Array.of(3)),
    };
    const { bytes } = writeMetadata(writeMetadata(file, given).bytes, {});
    expect(readMetadata(bytes)).toEqual({ metadata: {}, warnings: [] });
  });

  test("writing twice reads the same as writing once", () => {
    const given: Metadata = {
      icc: Uint8Array.of(1),
      exif: exifBlock(),
      xmp: Uint8Array.of(2),
      iptc: iptcRecord(Uint8Array.of(3)),
    };
    const once = writeMetadata(file, given).bytes;
    expect(readMetadata(writeMetadata(once, given).bytes)).toEqual(readMetadata(once));
  });

  test("damaged and cut files never make the reader throw", () => {
    const whole = writeMetadata(file, { icc: new Uint8Array(900), exif: exifBlock(), xmp: new Uint8Array(90) }).bytes;
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.integer({ min: 16, max: whole.length }),
        (at, value, end) => {
          const damaged = whole.slice(0, end);
          if (at >= 12) damaged[at] = value;
          expect(readMetadata(damaged).metadata).toBeDefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  test("bytes read from the middle of a larger buffer are the same", () => {
    const { bytes } = writeMetadata(file, { icc: Uint8Array.of(9, 8, 7), exif: exifBlock() });
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 3);
    const inside = larger.subarray(3, 3 + bytes.length);
    expect(readMetadata(inside)).toEqual(readMetadata(bytes));
    expect(writeMetadata(inside, {}).bytes).toEqual(writeMetadata(bytes, {}).bytes);
  });
});

test("the picture's bytes stay as they are", () => {
  const given: Metadata = { icc: new Uint8Array(70_000), exif: exifBlock(), xmp: Uint8Array.of(2) };
  for (const [file, picture] of [
    [files.jpeg, scanData],
    [files.webp, losslessPicture],
    [files.avif, avifPicture],
  ] as const) {
    expect(Buffer.from(writeMetadata(file, given).bytes).includes(Buffer.from(picture))).toBe(true);
  }
});

test("a WebP is flagged as having alpha once, keeping its metadata", () => {
  const lossy = webpFile([webpChunk("VP8 ", new Uint8Array(10).fill(1, 6))]);
  const given = writeMetadata(lossy, { icc: Uint8Array.of(1) }).bytes;
  const flagged = flagWebpAlpha(given);
  expect(flagged[20]).toBe(given[20] | 0x10);
  expect(flagWebpAlpha(flagged)).toBe(flagged);
  expect(readMetadata(flagged)).toEqual(readMetadata(given));
});

test("pixels that are not square stay so where no density is given", () => {
  const aspect = {
    jpeg: segment(0xe0, Buffer.from("JFIF\0\x01\x02\0\0\x02\0\x01\0\0", "latin1")),
    png: chunk("pHYs", Buffer.from("\0\0\0\x02\0\0\0\x01\0", "latin1")),
  };
  for (const [file, stated] of [
    [jpegFile(aspect.jpeg), aspect.jpeg],
    [pngFile(aspect.png), aspect.png],
  ] as const) {
    expect(Buffer.from(writeMetadata(file, {}).bytes).includes(Buffer.from(stated))).toBe(true);
  }
});

test("what is too large for a JPEG segment is listed", () => {
  const { losses } = writeMetadata(files.jpeg, { exif: new Uint8Array(70_000), xmp: new Uint8Array(70_000) });
  expect(losses.map(({ group, kind }) => [group, kind])).toEqual([
    ["exif", "lost"],
    ["xmp", "lost"],
  ]);
});

test("the density of EXIF counts where the container states none", () => {
  const exif = exifBlock({ density: 240 });
  expect(readExifDensity(exif)).toEqual({ x: 240, y: 240, unit: "inch" });
  for (const file of Object.values(files)) {
    expect(readMetadata(writeMetadata(file, { exif }).bytes).metadata.density).toEqual({
      x: 240,
      y: 240,
      unit: "inch",
    });
  }
});

test("300 pixels per inch come back from a PNG as 300, though it holds pixels per metre", () => {
  const { bytes } = writeMetadata(files.png, { density: { x: 300, y: 300, unit: "inch" } });
  expect(readMetadata(bytes).metadata.density).toEqual({ x: 300, y: 300, unit: "inch" });
});

test("another container is refused by its bytes", () => {
  expect(() => readMetadata(Buffer.from("GIF89a"))).toThrow(expect.objectContaining({ code: "INPUT_UNKNOWN_FORMAT" }));
});
