import { createImage, type ColourEngine, type Image, type Plugin } from "@pixelproof/core";
import { expect, test } from "vitest";
import { conformance } from "../conformance.ts";
import { failuresOf } from "../failures-of.ts";
import { altered, gamma } from "../fixtures/index.ts";

type ToSrgb = ColourEngine["toSrgb"];

const broken = (alter: (toSrgb: ToSrgb) => ToSrgb): Plugin<"colour"> =>
  altered(gamma, (engine) => ({ toSrgb: alter((...given) => engine.toSrgb(...given)) }));

const changing = (change: (image: Image) => Image): Plugin<"colour"> =>
  broken(
    (toSrgb) =>
      async (...given) =>
        change(await toSrgb(...given)),
  );

const curved = (curve: readonly number[]): Plugin<"colour"> =>
  altered(gamma, () => ({ toneCurves: async () => [Float64Array.from(curve)] }));

const layouts = [1, 2, 3, 4];
const kept = layouts.map((channels) => `without a profile every sample stays, ${channels} channel(s)`);
const converted = layouts.map((channels) => `a profile of gamma 2.2 becomes sRGB, alpha stays, ${channels} channel(s)`);
const curves = "tone curves have 65,536 entries, go from 0 to 1 and never fall";

let calls = 0;

const faults: Record<string, { plugin: Plugin<"colour">; fails: string[] }> = {
  "ignores profiles": {
    plugin: broken((toSrgb) => (image, _, context) => toSrgb(image, {}, context)),
    fails: converted,
  },
  "goes through 8 bits": {
    plugin: changing((image) => ({ ...image, data: image.data.map((value) => (value >> 8) * 257) })),
    fails: kept,
  },
  "drops alpha": {
    plugin: changing((image) => {
      const opaque = image.data.map((value, i) => (image.channels === 4 && i % 4 === 3 ? 65535 : value));
      return createImage({ ...image, data: opaque });
    }),
    fails: [kept[1], kept[3]],
  },
  "takes every profile": {
    plugin: broken((toSrgb) => async (image, metadata, context) => {
      try {
        return await toSrgb(image, metadata, context);
      } catch (error) {
        if (context.signal.aborted) throw error;
        return image;
      }
    }),
    fails: ["a profile that is none, is cut short, or belongs to other channels is refused"],
  },
  "gives short curves": { plugin: curved([0, 0.5, 1]), fails: [curves] },
  "gives curves in percent": { plugin: curved(Array.from({ length: 65536 }, (_, i) => i / 655.35)), fails: [curves] },
  "is never the same twice": {
    plugin: changing((image) => ({ ...image, data: image.data.with(0, calls++) })),
    fails: ["two runs give the same picture, views into larger buffers too"],
  },
  "writes into the picture": {
    plugin: broken((toSrgb) => async (image, ...given) => {
      const result = await toSrgb(image, ...given);
      image.data.fill(7);
      return result;
    }),
    fails: ["picture and profile are not written into"],
  },
  "does not listen to the signal": {
    plugin: broken(
      (toSrgb) => (image, metadata, context) =>
        toSrgb(image, metadata, { ...context, signal: new AbortController().signal }),
    ),
    fails: ["an aborted signal ends the work"],
  },
};

test.each(Object.entries(faults))("a colour engine that %s is found out", async (_, { plugin, fails }) => {
  const failed = (await failuresOf(plugin)).map(({ name }) => name);
  expect(failed).toEqual(expect.arrayContaining(fails));
});

test("a right colour engine passes, and every check has been seen to fail", async () => {
  expect(await failuresOf(gamma)).toEqual([]);
  const seen = Object.values(faults).flatMap(({ fails }) => fails);
  const names = conformance(gamma).map(({ name }) => name);
  expect(new Set([...seen, ...names.slice(0, 3)])).toEqual(new Set(names));
});
