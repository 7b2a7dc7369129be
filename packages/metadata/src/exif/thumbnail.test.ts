import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import { exifBlock } from "../files.fixture.ts";
import { readJpegMetadata } from "../jpeg/read.ts";
import { hasThumbnail, removeThumbnail } from "./thumbnail.ts";

const withExifTool = hasCommand("exiftool", "-ver");
const cameras = ["canon-ixus", "fujifilm-finepix40i", "nikon-e950", "olympus-c960", "DSCN0010", "Panasonic_DMC-FZ30"];

describe.skipIf(!withData).each(cameras)("%s", (camera) => {
  const exifOf = (): Uint8Array =>
    readJpegMetadata(readFileSync(dataFile(`metadata/${camera}.jpg`))).metadata.exif ?? new Uint8Array();

  test("loses its thumbnail, and no other byte moves or changes", () => {
    const [before, after] = [exifOf(), removeThumbnail(exifOf())];
    expect(hasThumbnail(before)).toBe(true);
    expect(hasThumbnail(after)).toBe(false);
    const overwritten = after.filter((byte, i) => byte !== before[i]);
    expect(new Set(overwritten)).toEqual(new Set([0]));
    // SOI and DQT, with which every thumbnail begins.
    expect(Buffer.from(after).includes(Buffer.of(0xff, 0xd8, 0xff, 0xdb))).toBe(false);
  });

  test.skipIf(!withExifTool)("ExifTool reads all other values as before", () => {
    const values = (exif: Uint8Array): string =>
      spawnSync("exiftool", ["-a", "-u", "-G1", "--File:all", "--IFD1:all", "--ExifTool:all", "--Composite:all", "-"], {
        input: exif,
        encoding: "utf8",
      }).stdout;
    expect(values(removeThumbnail(exifOf()))).toBe(values(exifOf()));
    expect(values(exifOf())).not.toBe("");
  });
});

test("a block without a thumbnail comes back as it was", () => {
  expect(removeThumbnail(exifBlock())).toEqual(exifBlock());
});

test("random bytes neither throw nor hang", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom("II*\0\x08\0\0\0", "MM\0*\0\0\0\x08"),
      (random, mark) => {
        const block = new Uint8Array([...Buffer.from(mark, "latin1"), ...random]);
        expect(removeThumbnail(block).length).toBeLessThanOrEqual(block.length);
      },
    ),
    { numRuns: 500 },
  );
});
