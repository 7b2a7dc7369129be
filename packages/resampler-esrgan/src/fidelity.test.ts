import { createImage } from "@pixelproof/core";
import { flat } from "@pixelproof/testkit";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import { differenceBack, enlargeBy, photograph, tileTraces } from "./measure.fixture.ts";

const model = withData ? dataFile("models/FSRCNN_x2.onnx") : "";
const rules = { overlap: 8, multiple: 1 };
const size = { width: 160, height: 120 };

// FSRCNN is fast; scripts/properties.ts measures the same with ESRGAN.
describe.skipIf(!withData).each(["kodim03", "kodim05", "kodim11"])(
  "%s through FSRCNN (needs the shared data)",
  (name) => {
    test("tiles leave no grid: nothing moves by more than 1/255, gradients are where they are without tiles", async () => {
      const image = await photograph(name, 300, 200, size);
      const tiled = await enlargeBy({ model, tileBytes: 1 }, image, 2);
      const { worst, energy } = tileTraces(tiled, await enlargeBy({ model }, image, 2), rules, 2);
      expect(worst).toBeLessThanOrEqual(1);
      expect(Math.abs(energy - 1)).toBeLessThan(0.01);
    });

    test("brought back to its size it has the colours of the source", async () => {
      const image = await photograph(name, 300, 200, size);
      expect(differenceBack(image, await enlargeBy({ model }, image, 2))).toBeLessThan(0.5);
    });
  },
);

test.skipIf(!withData)("tiles of a flat grey leave nothing where they meet", async () => {
  const image = flat({ ...size, channels: 3 }, 30000);
  const tinted = createImage({ ...image, data: image.data.map((sample, i) => sample + (i % 3)) });
  const tiled = await enlargeBy({ model, tileBytes: 1 }, tinted, 2);
  // The model has a pattern of its own.
  const { worst, energy } = tileTraces(tiled, await enlargeBy({ model }, tinted, 2), rules, 2);
  expect(worst).toBeLessThan(0.1);
  expect(Math.abs(energy - 1)).toBeLessThan(0.01);
});
