import { createImage, narrow, PixelproofError, widen, type Image, type Plugin, type Resampler } from "@pixelproof/core";
import { expect, test } from "vitest";
import { conformance } from "../conformance.ts";
import { failuresOf } from "../failures-of.ts";
import { altered, linear } from "../fixtures/index.ts";
import { bilinear } from "../synthetic/bilinear.ts";

type Resample = Resampler["resample"];

const broken = (alter: (resample: Resample) => Resample): Plugin<"resampler"> =>
  altered(linear, (resampler) => ({ resample: alter((...given) => resampler.resample(...given)) }));

/** A resampler that is right but for what `change` does to each result. */
const changing = (change: (result: Image, source: Image) => Image): Plugin<"resampler"> =>
  broken((resample) => async (image, to, context) => change(await resample(image, to, context), image));

const withData = (image: Image, data: Uint16Array): Image => ({ ...image, data });

const moveBy = (image: Image, columns: number): Image =>
  withData(
    image,
    image.data.map((_, i) => {
      const row = Math.floor(i / (image.width * image.channels)) * image.width * image.channels;
      return image.data[Math.min(row + image.width * image.channels - 1, i + columns * image.channels)];
    }),
  );

let calls = 0;

const faults: Record<string, { plugin: Plugin<"resampler">; fails: string[] }> = {
  "moves the picture": {
    plugin: changing((result) => moveBy(result, 1)),
    fails: [0.5, 1.5, 2, 3].map((factor) => `a spot stays where it is at ${factor}x`),
  },
  "loses two levels of 65535": {
    plugin: changing((result) =>
      withData(
        result,
        result.data.map((value) => Math.max(0, value - 2)),
      ),
    ),
    fails: ["flat stays flat, and opaque stays opaque"],
  },
  "works at 8 bits": {
    plugin: changing((result) => withData(result, widen(narrow(result.data)))),
    fails: ["16 bits are really used"],
  },
  "ignores alpha": {
    plugin: broken((resample) => async (image, to, context) => {
      if (image.channels === 1 || image.channels === 3) return resample(image, to, context);
      return resamplePlanes(image, to);
    }),
    fails: [
      "colour under full transparency does not bleed, grey",
      "colour under full transparency does not bleed, RGB",
    ],
  },
  "gives one row too few": {
    plugin: broken(
      (resample) =>
        (image, { width, height }, context) =>
          resample(image, { width, height: height > 1 ? height - 1 : height }, context),
    ),
    fails: [1, 2, 3, 4].map((channels) => `every target size comes out exactly, ${channels} channel(s)`),
  },
  "forgets the depth": {
    plugin: changing((result) => ({ ...result, sourceDepth: 16 })),
    fails: ["the depth of the source is remembered"],
  },
  "writes into its input": {
    plugin: changing((result, source) => {
      source.data.reverse();
      return result;
    }),
    fails: ["the input is not written into"],
  },
  "ignores byteOffset": {
    plugin: broken(
      (resample) => (image, to, context) =>
        resample(withData(image, new Uint16Array(image.data.buffer, 0, image.data.length)), to, context),
    ),
    fails: ["a view into a larger buffer gives the same result"],
  },
  "is never the same twice": {
    plugin: changing((result) => withData(result, result.data.with(0, calls++))),
    fails: ["two runs give the same samples"],
  },
  "tells progress backwards": {
    plugin: broken((resample) => (image, to, context) => {
      for (const fraction of [0.5, 0.2]) context.progress(fraction);
      return resample(image, to, context);
    }),
    fails: ["progress rises from 0 to 1"],
  },
  "never tells progress": {
    plugin: broken((resample) => (image, to, context) => resample(image, to, { ...context, progress: () => {} })),
    fails: ["progress rises from 0 to 1"],
  },
  "does not listen to the signal": {
    plugin: broken(
      (resample) => (image, to, context) => resample(image, to, { ...context, signal: new AbortController().signal }),
    ),
    fails: ["an aborted signal ends the work"],
  },
  "rounds bad sizes": {
    plugin: broken(
      (resample) =>
        (image, { width, height }, context) =>
          resample(image, { width: Math.max(1, Math.trunc(width) || 1), height }, context),
    ),
    fails: ["a side that is no whole number above 0 is refused"],
  },
  "refuses bad sizes with another code": {
    plugin: broken((resample) => async (image, to, context) => {
      try {
        return await resample(image, to, context);
      } catch (error) {
        if (PixelproofError.is(error) && error.code === "ABORTED") throw error;
        throw new Error("bad size", { cause: error });
      }
    }),
    fails: ["a side that is no whole number above 0 is refused"],
  },
};

test.each(Object.entries(faults))("a resampler that %s is found out", async (_, { plugin, fails }) => {
  const failed = (await failuresOf(plugin)).map(({ name }) => name);
  expect(failed).toEqual(expect.arrayContaining(fails));
});

test("every check of a resampler has been seen to fail", () => {
  const seen = Object.values(faults).flatMap(({ fails }) => fails);
  const names = conformance(linear).map(({ name }) => name);
  expect(new Set([...seen, ...names.slice(0, 3)])).toEqual(new Set(names));
});

test("a failure says which plugin did what, and what was expected", async () => {
  const { plugin } = faults["moves the picture"];
  const failures = await failuresOf(plugin);
  const message = failures.find(({ name }) => name === "a spot stays where it is at 2x")?.message;
  expect(message).toMatch(/^resampler linear: moved the picture by 0\.50\d px at 2x; expected < 0\.01$/);
});

test("an AI engine is held to wider bounds", async () => {
  const { plugin } = faults["loses two levels of 65535"];
  const ai: Plugin<"resampler"> = { ...plugin, capabilities: { engine: "ai" } };
  expect((await failuresOf(ai)).map(({ name }) => name)).toEqual(["flat stays flat, and opaque stays opaque"]);
  expect((await failuresOf(ai))[0].message).toMatch(/opaque alpha became 65533/);
});

/** Interpolates colour and alpha alike, as code that forgets to premultiply does. */
function resamplePlanes(image: Image, to: { width: number; height: number }): Image {
  const { width, height, channels, sourceDepth } = image;
  const data = new Uint16Array(to.width * to.height * channels);
  for (let c = 0; c < channels; c++) {
    const plane = image.data.filter((_, i) => i % channels === c);
    const result = bilinear(createImage({ width, height, channels: 1, data: plane }), to);
    for (const [i, value] of result.data.entries()) data[i * channels + c] = value;
  }
  return createImage({ ...to, channels, data, sourceDepth });
}
