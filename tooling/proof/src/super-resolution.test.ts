import { readFile } from "node:fs/promises";
import colour from "@pixelproof/codec-sharp/colour";
import png from "@pixelproof/codec-sharp/png";
import { createContext, createImage, Host, type Image } from "@pixelproof/core";
import { createPipeline } from "@pixelproof/pipeline";
import esrgan from "@pixelproof/resampler-esrgan";
import lanczos from "@pixelproof/resampler-lanczos";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";

const [width, height] = [48, 32];

/** Half pure red, half a ramp of greens in steps smaller than those of 8 bits: device values, whatever the profile says. */
function wideGamut(): Image {
  const data = new Uint16Array(width * height * 3);
  for (let p = 0; p < width * height; p++) {
    data.set(p % width < 24 ? [65535, 0, 0] : [1000, 30000 + (p % width) * 40, 2000], p * 3);
  }
  return createImage({ width, height, channels: 3, data });
}

test.skipIf(!withData).each(["DisplayP3-v4", "Rec2020-v4", "ProPhoto-v4"])(
  "a 16-bit picture in %s is enlarged by a model in its own space, and keeps its profile",
  async (profile) => {
    const icc = new Uint8Array(await readFile(dataFile(`icc/${profile}.icc`)));
    await using host = new Host([png]);
    const codec = host.get("codec", "png");
    const source = wideGamut();
    const { bytes } = await codec.encode(source, { icc }, { depth: 16 }, createContext());
    await using pipeline = createPipeline({
      plugins: [png, colour, lanczos, { plugin: esrgan, options: { model: dataFile("models/FSRCNN_x2.onnx") } }],
      quality: {
        enableSr: true,
        scaleFactor: 2,
        minWidth: 1,
        minHeight: 1,
        targetBytes: 0,
        metrics: [],
        detectors: [],
      },
    });
    const { picture, quality } = await pipeline.enhance(bytes);
    expect([quality.fallbacks, quality.losses]).toEqual([[], []]);
    const { image, metadata } = await codec.decode(picture, createContext());
    expect(Buffer.compare(metadata.icc ?? new Uint8Array(), icc)).toBe(0);
    expect(image).toMatchObject({ width: width * 2, height: height * 2, sourceDepth: 16 });
    const at = (x: number, y: number): number[] => [...image.data.subarray((y * image.width + x) * 3).subarray(0, 3)];
    const [red, green] = [at(16, 32), at(72, 32)];
    expect(Math.max(65535 - red[0], red[1], red[2])).toBeLessThan(0.01 * 65535);
    expect(Math.abs(green[1] - (30000 + 36 * 40))).toBeLessThan(80);
    const levels = new Set(Array.from({ length: 40 }, (_, x) => at(52 + x, 32)[1]));
    expect(levels.size).toBeGreaterThan(20);
  },
);
