import { expect, test } from "vitest";
import type { Tags } from "../exiftool.ts";
import { density } from "./density.ts";

const file = (tags: Tags): { path: string; tags: Tags } => ({ path: "", tags });
const jfif: Tags = { "JFIF:ResolutionUnit": 1, "JFIF:XResolution": 300, "JFIF:YResolution": 300 };
const exif: Tags = { "EXIF:IFD0:ResolutionUnit": 3, "EXIF:IFD0:XResolution": 118.11, "EXIF:IFD0:YResolution": 118.11 };
const png = (perMetre: number): Tags => ({
  "PNG:PNG-pHYs:PixelUnits": 1,
  "PNG:PNG-pHYs:PixelsPerUnitX": perMetre,
  "PNG:PNG-pHYs:PixelsPerUnitY": perMetre,
});

test("300 an inch is the same density in every container and unit", async () => {
  const states = await Promise.all([png(11811), exif].map((tags) => density.compare(file(jfif), file(tags))));
  expect(states.map(({ state }) => state)).toEqual(["kept", "kept"]);
});

test("another density, or none, is found", async () => {
  expect((await density.compare(file(jfif), file(png(2835)))).state).toBe("changed");
  expect((await density.compare(file(jfif), file({}))).state).toBe("lost");
});

test("the shape of pixels alone is no density", async () => {
  expect(await density.isIn(file({ ...jfif, "JFIF:ResolutionUnit": 0 }))).toBe(false);
});
