import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assertComplete } from "./complete.ts";
import { writeMetadata } from "./write.ts";
import { avifFile, jpegFile, pngFile, tiffFile, webpFileOf } from "./files.fixture.ts";

const files = { jpeg: jpegFile(), png: pngFile(), webp: webpFileOf(), avif: avifFile() };
const fault = (code: string): unknown => expect.objectContaining({ code });

describe.each(Object.entries(files))("%s", (_, file) => {
  test("a whole file passes, also with bytes after its end", () => {
    expect(() => assertComplete(file)).not.toThrow();
    expect(() => assertComplete(Buffer.concat([file, Buffer.from("appended")]))).not.toThrow();
  });

  test("a file cut anywhere is refused as truncated", () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: file.length - 1 }), (end) => {
        expect(() => assertComplete(file.subarray(0, end))).toThrow(fault("INPUT_TRUNCATED"));
      }),
    );
  });
});

test("a TIFF that stops before its page header is refused as truncated", () => {
  const tiff = writeMetadata(tiffFile(), {}).bytes;
  expect(() => assertComplete(tiff)).not.toThrow();
  expect(() => assertComplete(tiff.subarray(0, tiffFile().length))).toThrow(fault("INPUT_TRUNCATED"));
});

test("a PNG with a damaged critical chunk is corrupt", () => {
  const damaged = files.png.slice();
  damaged[damaged.length - 12 - 4 - 3] ^= 1;
  expect(() => assertComplete(damaged)).toThrow(fault("INPUT_CORRUPT"));
});

test("a JPEG without a scan is corrupt", () => {
  expect(() => assertComplete(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).toThrow(fault("INPUT_CORRUPT"));
});

test("a JPEG segment that is shorter than its own length field is corrupt", () => {
  const file = jpegFile();
  file.set([0, 1], 4);
  expect(() => assertComplete(file)).toThrow(fault("INPUT_CORRUPT"));
});
