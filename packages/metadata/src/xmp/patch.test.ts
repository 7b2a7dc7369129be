import { expect, test } from "vitest";
import { patchXmp } from "./patch.ts";

const patch = { orientation: 1, width: 1280, height: 960 };

test.each([
  [`<x tiff:Orientation="6" é/>`, `<x tiff:Orientation="1" é/>`],
  [`<tiff:Orientation>8</tiff:Orientation>`, `<tiff:Orientation>1</tiff:Orientation>`],
  [`<x tiff:ImageWidth='640' tiff:ImageLength = "480"/>`, `<x tiff:ImageWidth='1280' tiff:ImageLength = "960"/>`],
  [`<exif:PixelXDimension>9</exif:PixelXDimension>`, `<exif:PixelXDimension>1280</exif:PixelXDimension>`],
  [`<x exif:PixelYDimension="9"/>`, `<x exif:PixelYDimension="960"/>`],
  [`<x tiff:XResolution="72/1" dc:title="ü 640"/>`, `<x tiff:XResolution="72/1" dc:title="ü 640"/>`],
])("%s becomes %s", (before, after) => {
  expect(Buffer.from(patchXmp(Buffer.from(before), patch)).toString()).toBe(after);
});

test("what the patch does not name stays", () => {
  const given = Buffer.from(`<x tiff:ImageWidth="640" tiff:Orientation="6"/>`);
  expect(Buffer.from(patchXmp(given, { orientation: 1 })).toString()).toBe(
    `<x tiff:ImageWidth="640" tiff:Orientation="1"/>`,
  );
});
