import { createContext, createImage, definePlugin, Host, type Image, type Plugin } from "@pixelproof/core";
import { scene } from "@pixelproof/testkit";
import { blackRows, difference, linear } from "@pixelproof/testkit/fixtures";
import { expect, test } from "vitest";
import type { Enhancement } from "./enhance.ts";
import { createPipeline } from "./pipeline.ts";
import { png, pngCapabilities } from "./png.fixture.ts";

/** The same codec, whose files hold another picture than it was given. */
const writing = (changed: (image: Image) => Image): Plugin<"codec"> =>
  definePlugin({
    ...png,
    capabilities: pngCapabilities,
    create(options, resolve) {
      const codec = png.create(options, resolve);
      return {
        ...codec,
        encode: (image, metadata, settings, context) => codec.encode(changed(image), metadata, settings, context),
      };
    },
  });

async function enhance(codec: Plugin<"codec">): Promise<Enhancement> {
  await using host = new Host([png]);
  const picture = scene({ width: 32, height: 24, channels: 3 });
  const { bytes } = await host.get("codec", "png").encode(picture, {}, { depth: 8 }, createContext());
  await using pipeline = createPipeline({
    plugins: [codec, linear, difference, blackRows],
    quality: {
      resampler: "linear",
      roundTripResampler: "linear",
      metrics: ["difference"],
      detectors: ["black-rows"],
      minWidth: 64,
      minHeight: 48,
      targetBytes: 0,
    },
  });
  return await pipeline.enhance(bytes);
}

test("a codec that says lossless and is not is judged by what it wrote", async () => {
  const black = (image: Image): Image => createImage({ ...image, data: new Uint16Array(image.data.length) });
  const honest = await enhance(png);
  const { quality } = await enhance(writing(black));
  expect(honest.quality.encoding.lossless).toBe(true);
  expect(honest.quality.encoding.figures).toMatchObject({ difference: { value: 0 } });
  expect(quality.encoding.lossless).toBe(false);
  expect(quality.encoding.figures.difference.value).toBeGreaterThan(10);
  expect(quality.round_trip.figures.difference.value).toBeGreaterThan(10);
  expect(quality.detections["black-rows"].detected).toBe(true);
});

test("what 16 bits became of 8 is lossless at the 8 that it is saved with", async () => {
  const { quality } = await enhance(png);
  expect(quality.output.attempt).toMatchObject({ depth: 8, compression: "lossless" });
  expect(quality.encoding).toMatchObject({ lossless: true, figures: { difference: { value: 0 } } });
});
