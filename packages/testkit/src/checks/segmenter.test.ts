import type { Mask, Plugin, Segmentation, Segmenter, SegmenterCapabilities } from "@pixelproof/core";
import { expect, test } from "vitest";
import { conformance } from "../conformance.ts";
import { failuresOf } from "../failures-of.ts";
import { altered, boxes } from "../fixtures/index.ts";

type Segment = Segmenter["segment"];

const broken = (alter: (segment: Segment) => Segment): Plugin<"segmenter"> =>
  altered(boxes, (segmenter) => ({ segment: alter((...given) => segmenter.segment(...given)) }));

const changing = (change: (result: Segmentation) => Segmentation): Plugin<"segmenter"> =>
  broken(
    (segment) =>
      async (...given) =>
        change(await segment(...given)),
  );

const claiming = (prompts: SegmenterCapabilities["prompts"], plugin = boxes): Plugin<"segmenter"> => ({
  ...plugin,
  capabilities: { prompts },
});

const nothing = (width: number, height: number): Mask => ({ width, height, data: new Uint8Array(width * height) });

/** Takes every prompt, and none, for the same. */
const tolerant = broken(() => async ({ width, height }, prompts) => {
  const masks = (prompts.length === 0 ? [{}] : prompts).map(() => nothing(width, height));
  return { masks, scores: masks.map(() => 1) };
});

const box = "a box gives one mask of the picture's size";

let calls = 0;

const faults: Record<string, { plugin: Plugin<"segmenter">; fails: string[] }> = {
  "gives masks of another size": {
    plugin: changing((result) => ({ ...result, masks: result.masks.map(() => nothing(8, 8)) })),
    fails: [box],
  },
  "gives masks of 0 and 255": {
    plugin: changing((result) => ({
      ...result,
      masks: result.masks.map((mask) => ({ ...mask, data: mask.data.map((value) => value * 255) })),
    })),
    fails: [box],
  },
  "gives one mask for all prompts": {
    plugin: changing(({ masks, scores }) => ({ masks: masks.slice(0, 1), scores: scores.slice(0, 1) })),
    fails: [box],
  },
  "gives scores in percent": {
    plugin: changing(({ masks }) => ({ masks, scores: masks.map(() => 97) })),
    fails: [box],
  },
  "takes prompts that it does not declare": {
    plugin: claiming(["box"], tolerant),
    fails: ["a point is refused", "a mask is refused", "no prompts are refused"],
  },
  "takes boxes that it does not declare": { plugin: claiming(["auto"], tolerant), fails: ["a box is refused"] },
  "declares prompts that it does not take": {
    plugin: claiming(["box", "point", "mask", "auto"]),
    fails: [
      "a point gives one mask of the picture's size",
      "a mask gives one mask of the picture's size",
      "no prompts give all objects",
    ],
  },
  "is never the same twice": {
    plugin: changing(({ masks, scores }) => ({
      masks: masks.map((mask) => ({ ...mask, data: mask.data.with(0, calls++ % 2) })),
      scores,
    })),
    fails: ["two runs give the same masks"],
  },
  "writes into the picture": {
    plugin: broken((segment) => (picture, ...given) => {
      picture.data.fill(7);
      return segment(picture, ...given);
    }),
    fails: ["the picture is not written into"],
  },
  "does not listen to the signal": {
    plugin: broken(
      (segment) => (picture, prompts, context) =>
        segment(picture, prompts, { ...context, signal: new AbortController().signal }),
    ),
    fails: ["an aborted signal ends the work"],
  },
};

test.each(Object.entries(faults))("a segmenter that %s is found out", async (_, { plugin, fails }) => {
  const failed = (await failuresOf(plugin)).map(({ name }) => name);
  expect(failed).toEqual(expect.arrayContaining(fails));
});

test("every check of a segmenter has been seen to fail", () => {
  const seen = Object.values(faults).flatMap(({ fails }) => fails);
  const names = conformance(boxes).map(({ name }) => name);
  expect(new Set([...seen, ...names.slice(0, 3)])).toEqual(new Set(names));
});
