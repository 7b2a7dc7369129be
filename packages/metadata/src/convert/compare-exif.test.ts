import { readFileSync } from "node:fs";
import { dataFile, withData } from "@pixelproof/tooling-data";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { patchExif } from "../exif/patch.ts";
import { exifBlock } from "../files.fixture.ts";
import { readMetadata } from "../read.ts";
import { compareExif } from "./compare-exif.ts";
import { dropThumbnails } from "./drop-thumbnails.ts";
import { keepMetadata } from "./keep/keep-metadata.ts";

test("says which tags changed, by name", () => {
  const before = exifBlock({ orientation: 6 });
  const after = patchExif(before, { orientation: 1, width: 70_000 });
  expect(compareExif(before, after)).toEqual({
    changed: ["ExifImageWidth", "Orientation"],
    gone: [],
    added: [],
    parts: { makerNote: true },
  });
});

test("a block compared with itself is the same; one that is not EXIF is not compared", () => {
  expect(compareExif(exifBlock(), exifBlock())).toMatchObject({ changed: [], gone: [], added: [] });
  expect(compareExif(exifBlock(), Uint8Array.of(1))).toBeUndefined();
});

test.skipIf(!withData)("GPS, maker note and thumbnail are accounted for by themselves", () => {
  const read = (name: string) => readMetadata(new Uint8Array(readFileSync(dataFile(`metadata/${name}`)))).metadata;
  const before = read("DSCN0010.jpg");
  const [noGps, noThumbnail] = [keepMetadata(before, ["!gps"]), dropThumbnails(before)].map(
    ({ metadata }) => metadata.exif,
  );
  const exif = before.exif ?? new Uint8Array();
  expect(compareExif(exif, exif)?.parts).toEqual({ gps: true, makerNote: true, thumbnail: true });
  expect(compareExif(exif, noGps ?? exif)).toMatchObject({
    parts: { gps: false, makerNote: true, thumbnail: true },
    gone: expect.arrayContaining(["GPSLatitude", "GPSLongitude"]),
    changed: [],
  });
  expect(compareExif(exif, noThumbnail ?? exif)?.parts).toEqual({ gps: true, makerNote: true, thumbnail: false });
});

test("random bytes neither throw nor hang", () => {
  const block = fc
    .uint8Array({ maxLength: 300 })
    .map((rest) => new Uint8Array([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...rest]));
  fc.assert(
    fc.property(block, block, (a, b) => {
      compareExif(a, b);
      expect(compareExif(a, a)?.changed ?? []).toEqual([]);
    }),
  );
});
