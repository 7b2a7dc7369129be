import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createContext, createImage, Host, narrow, type Image } from "@pixelproof/core";
import { readOrientation, writeMetadata } from "@pixelproof/metadata";
import { exifBlock } from "@pixelproof/testkit";
import { dataFile, withData } from "@pixelproof/tooling-data";
import jpeg from "./jpeg.ts";
import png from "./png.ts";
import tiff from "./tiff.ts";
import webp from "./webp.ts";

const host = new Host([png, jpeg, webp, tiff]);
const [width, height] = [5, 3];
const stored = new Uint8Array(width * height * 3).map((_, i) => i * 5);
const orientations = [1, 2, 3, 4, 5, 6, 7, 8];

/** Where an upright pixel stands in the stored picture: EXIF 3.0, section 4.6.5.1.6. */
function source(orientation: number, x: number, y: number): [number, number] {
  const [right, bottom] = [width - 1, height - 1];
  const places: [number, number][] = [
    [x, y],
    [right - x, y],
    [right - x, bottom - y],
    [x, bottom - y],
    [y, x],
    [y, bottom - x],
    [right - y, bottom - x],
    [right - y, x],
  ];
  return places[orientation - 1];
}

function expected(orientation: number): { width: number; height: number; samples: number[] } {
  const size = orientation >= 5 ? { width: height, height: width } : { width, height };
  const samples: number[] = [];
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const [fromX, fromY] = source(orientation, x, y);
      const at = (fromY * width + fromX) * 3;
      samples.push(...stored.subarray(at, at + 3));
    }
  }
  return { ...size, samples };
}

const summary = ({ width, height, data }: Image) => ({ width, height, samples: [...narrow(data)] });
const raster = () => sharp(stored, { raw: { width, height, channels: 3 } });

async function spliced(file: Promise<Buffer>, orientation: number): Promise<Uint8Array> {
  return writeMetadata(await file, { exif: exifBlock({ littleEndian: true, orientation }) }).bytes;
}

const makers: [string, (orientation: number) => Promise<Uint8Array>][] = [
  ["png", (orientation) => spliced(raster().png().toBuffer(), orientation)],
  ["webp", (orientation) => spliced(raster().webp({ lossless: true }).toBuffer(), orientation)],
  ["tiff", (orientation) => raster().withMetadata({ orientation }).tiff({ compression: "lzw" }).toBuffer()],
];

describe.each(makers)("%s", (id, make) => {
  test.each(orientations)(
    "orientation %i comes out upright to the pixel, header and EXIF agreeing",
    async (orientation) => {
      const codec = host.get("codec", id);
      const bytes = await make(orientation);
      const { image, metadata } = await codec.decode(bytes, createContext());
      expect(summary(image)).toEqual(expected(orientation));
      const info = await codec.inspect(bytes, createContext());
      expect([info.width, info.height, info.orientation]).toEqual([image.width, image.height, orientation]);
      expect(readOrientation(metadata.exif ?? new Uint8Array())).toBe(1);
    },
  );
});

describe.each(["Landscape", "Portrait"])("%s pictures", (kind) => {
  const decode = async (number: number) =>
    host.get("codec", "jpeg").decode(readFileSync(dataFile(`metadata/${kind}_${number}.jpg`)), createContext());

  // The first has another profile, hence other device values, but the same view.
  test.skipIf(!withData).each([1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({ number, tolerance: number === 1 ? 20 : 5 })))(
    "number $number comes out as the second does, within $tolerance levels of JPEG error",
    async ({ number, tolerance }) => {
      const [twin, turned] = await Promise.all([decode(2), decode(number)]);
      expect([turned.image.width, turned.image.height]).toEqual([twin.image.width, twin.image.height]);
      expect(meanDifference(twin.image, turned.image)).toBeLessThanOrEqual(tolerance);
      expect(readOrientation(turned.metadata.exif ?? new Uint8Array())).toBe(1);
    },
  );

  test.skipIf(!withData)("a picture turned the wrong way would be found", async () => {
    const [twin, image] = [(await decode(2)).image, (await decode(1)).image];
    const wrong = createImage({ ...image, data: image.data.toReversed() });
    expect(meanDifference(twin, wrong)).toBeGreaterThan(40);
  });
});

/** Mean absolute difference in 8-bit levels. */
function meanDifference(a: Image, b: Image): number {
  return a.data.reduce((sum, sample, i) => sum + Math.abs(sample - b.data[i]), 0) / a.data.length / 257;
}
