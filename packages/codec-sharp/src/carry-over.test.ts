import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createContext, createImage, Host, type Metadata } from "@pixelproof/core";
import { patchExif, patchXmp } from "@pixelproof/metadata";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import avif from "./avif.ts";
import jpeg from "./jpeg.ts";
import png from "./png.ts";
import tiff from "./tiff.ts";
import webp from "./webp.ts";

const host = new Host([png, jpeg, webp, tiff, avif]);
const context = createContext();
const withExifTool = hasCommand("exiftool", "-ver");
const folder = mkdtempSync(join(tmpdir(), "carry-over-"));
afterAll(() => rmSync(folder, { recursive: true }));

const cameras = ["canon-ixus", "fujifilm-finepix40i", "nikon-e950", "olympus-c960", "Panasonic_DMC-FZ30", "DSCN0010"];
const [width, height] = [90, 60];

/** The camera's metadata in a picture of another size, as a file of the target format. */
async function carry(camera: string, target: string): Promise<{ given: Metadata; read: Metadata; file: string }> {
  const bytes = readFileSync(dataFile(`metadata/${camera}.jpg`));
  const { metadata: given } = await host.get("codec", "jpeg").decode(bytes, context);
  const image = createImage({ width, height, channels: 3, data: new Uint16Array(width * height * 3), sourceDepth: 8 });
  const encoded = await host.get("codec", target).encode(image, given, {}, context);
  const file = join(folder, `${camera}.${target}`);
  writeFileSync(file, encoded.bytes);
  return { given, file, read: (await host.get("codec", target).decode(encoded.bytes, context)).metadata };
}

/** What ExifTool makes of maker note, GPS and camera settings, without what names the file. */
function exifToolReads(file: string): string {
  return spawnSync("exiftool", ["-G1", "-a", "-u", "-MakerNotes:all", "-GPS:all", "-ExposureTime", file], {
    encoding: "utf8",
  }).stdout;
}

describe.each(["jpeg", "png", "webp", "tiff", "avif"])("into %s", (target) => {
  test.skipIf(!withData).each(cameras)("%s: EXIF differs in the picture's size alone", async (camera) => {
    const { given, read } = await carry(camera, target);
    expect(given.exif).toBeDefined();
    expect(read.exif).toEqual(patchExif(given.exif ?? new Uint8Array(), { orientation: 1, width, height }));
    expect(read.xmp).toEqual(given.xmp && patchXmp(given.xmp, { width, height }));
    expect(read.icc).toEqual(given.icc);
  });

  test.skipIf(!withData || !withExifTool).each(cameras)("%s: ExifTool reads the same maker note", async (camera) => {
    const { file } = await carry(camera, target);
    const before = exifToolReads(dataFile(`metadata/${camera}.jpg`));
    expect(before).not.toBe("");
    expect(exifToolReads(file)).toBe(before);
  });
});
