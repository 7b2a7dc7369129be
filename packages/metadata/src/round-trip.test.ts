import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  groupsIn,
  type Attachment,
  type Density,
  type Metadata,
  type MetadataGroup,
  type TextEntry,
} from "@pixelproof/core";
import { ascii, join as joinBytes } from "./bytes.ts";
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

const largest = 2 ** 20;

/** Random bytes to take blocks from: drawing each anew would take minutes. */
const noise = Uint8Array.from(
  { length: 2 * largest },
  ((state) => () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  })(1),
);

/** Random bytes, seldom many. */
const block = (least: number = 0): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.oneof(fc.integer({ min: least, max: 300 }), fc.integer({ min: least, max: largest })), fc.nat(largest))
    .map(([length, from]) => noise.slice(from, from + length));

/** A packet with something of any length in it, without the letters that would end it. */
const packet = block().map((bytes) =>
  joinBytes([ascii("<rdf:Description about='"), bytes.map((byte) => 0x61 + (byte % 26)), ascii("'/>")]),
);

const density: fc.Arbitrary<Density> = fc.record({
  x: fc.integer({ min: 30, max: 5000 }),
  y: fc.integer({ min: 30, max: 5000 }),
  unit: fc.constantFrom("inch", "cm"),
});

const text: fc.Arbitrary<TextEntry[]> = fc.array(
  fc.record(
    {
      keyword: fc.constantFrom("Comment", "Title", "Ort"),
      text: fc.string({ unit: "grapheme" }).map((letters) => letters.replaceAll("\0", "")),
      language: fc.constantFrom("de", "x-klingon"),
      translatedKeyword: fc.constantFrom("Überschrift", "題"),
    },
    { requiredKeys: ["keyword", "text"], noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 5 },
);

const metadata: fc.Arbitrary<Metadata> = fc.record(
  {
    icc: block(),
    exif: block(1).map((makerNote) => exifBlock({ makerNote })),
    xmp: packet,
    extendedXmp: block(1),
    iptc: block()
      .map((caption) => caption.subarray(0, 0x7fff))
      .map(iptcRecord),
    text,
    density,
    cicp: fc.tuple(fc.nat(255), fc.nat(255), fc.boolean()).map(([primaries, transfer, fullRange]) => ({
      primaries,
      transfer,
      matrix: 0,
      fullRange,
    })),
    ancillary: fc.uint8Array({ minLength: 7, maxLength: 7 }).map((tIME) => ({ gAMA: tIME.slice(0, 4), tIME })),
    attachments: fc.array(
      block().map((bytes): Attachment => ({ attribute: 0, bytes: joinBytes([jpegFile(), bytes]), kind: "other" })),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

function isKept(group: MetadataGroup, given: Metadata, read: Metadata): boolean {
  if (group === "density") return Boolean(given.density && read.density && sameDensity(given.density, read.density));
  const [before, after] = [given[group], read[group]];
  if (before instanceof Uint8Array && before.length === 0) return after === undefined;
  return isDeepStrictEqual(before, after);
}

describe.each(containers)("%s", (_, file) => {
  test("any metadata of up to a megabyte a group survives writing and reading, or is listed", () => {
    fc.assert(
      fc.property(metadata, (given) => {
        const { bytes, losses } = writeMetadata(file, given);
        const { metadata: read, warnings } = readMetadata(bytes);
        assertComplete(bytes);
        expect(warnings).toEqual([]);
        const listed = new Set(losses.map(({ group }) => group));
        const unaccounted = groupsIn(given).filter((group) => !listed.has(group) && !isKept(group, given, read));
        expect(unaccounted).toEqual([]);
        const lost = new Set(losses.filter(({ kind }) => kind === "lost").map(({ group }) => group));
        expect(groupsIn(read).filter((group) => lost.has(group) && group !== "density")).toEqual([]);
      }),
      { numRuns: 40 },
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
