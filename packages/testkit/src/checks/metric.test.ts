import { createRgb8, type Metric, type MetricCapabilities, type Plugin } from "@pixelproof/core";
import { expect, test } from "vitest";
import { conformance } from "../conformance.ts";
import { failuresOf } from "../failures-of.ts";
import { altered, difference } from "../fixtures/index.ts";

type Measure = Metric["measure"];

const broken = (alter: (measure: Measure) => Measure): Plugin<"metric"> =>
  altered(difference, (metric) => ({ measure: alter((...given) => metric.measure(...given)) }));

const claiming = (capabilities: Partial<MetricCapabilities>): Plugin<"metric"> => ({
  ...difference,
  capabilities: { unit: "levels", better: "lower", range: [0, 255], smallestSide: 2, ...capabilities },
});

const sameSize: Measure = async (a, b) => {
  const length = Math.min(a.data.length, b.data.length);
  const sum = a.data.subarray(0, length).reduce((total, value, i) => total + Math.abs(value - b.data[i]), 0);
  return { value: sum / length, identical: sum === 0 };
};

let calls = 0;

const faults: Record<string, { plugin: Plugin<"metric">; fails: string[] }> = {
  "never finds pictures equal": {
    plugin: broken((measure) => async (...given) => ({ value: ((await measure(...given)).value ?? 0) + 1 })),
    fails: ["equal pictures get the best figure"],
  },
  "declares the wrong direction": {
    plugin: claiming({ better: "higher" }),
    fails: ["more noise gives a worse figure"],
  },
  "calls everything identical": {
    plugin: broken(() => async () => ({ value: 0, identical: true })),
    fails: ["more noise gives a worse figure"],
  },
  "leaves its range": { plugin: claiming({ range: [0, 1] }), fails: ["more noise gives a worse figure"] },
  "ignores sizes": {
    plugin: broken(() => sameSize),
    fails: [
      "pictures of different sizes are refused",
      "a picture below the smallest side is refused, and one at it is measured",
    ],
  },
  "declares a smallest side that it does not hold": {
    plugin: claiming({ smallestSide: 11 }),
    fails: ["a picture below the smallest side is refused, and one at it is measured"],
  },
  "gives another figure each time": {
    plugin: broken((measure) => async (...given) => ({ ...(await measure(...given)), parts: { calls: calls++ } })),
    fails: ["two runs give the same figure, views into larger buffers too"],
  },
  "ignores byteOffset": {
    plugin: broken(
      (measure) => (a, b, context) =>
        measure(a, createRgb8({ ...b, data: new Uint8Array(b.data.buffer, 0, b.data.length) }), context),
    ),
    fails: ["two runs give the same figure, views into larger buffers too"],
  },
  "writes into the candidate": {
    plugin: broken((measure) => async (a, b, context) => {
      const result = await measure(a, b, context);
      b.data.fill(0);
      return result;
    }),
    fails: ["the pictures are not written into"],
  },
};

test.each(Object.entries(faults))("a metric that %s is found out", async (_, { plugin, fails }) => {
  const failed = (await failuresOf(plugin)).map(({ name }) => name);
  expect(failed).toEqual(expect.arrayContaining(fails));
});

test("a large smallest side is not taken for a picture of equal sides", async () => {
  const failed = (await failuresOf(claiming({ smallestSide: 100 }))).map(({ name }) => name);
  expect(failed).toEqual(["a picture below the smallest side is refused, and one at it is measured"]);
});

test("every check of a metric has been seen to fail", () => {
  const seen = Object.values(faults).flatMap(({ fails }) => fails);
  const names = conformance(difference).map(({ name }) => name);
  expect(new Set([...seen, ...names.slice(0, 3)])).toEqual(new Set(names));
});

test("a metric without capabilities is found out", async () => {
  const { capabilities: _, ...plugin } = difference;
  expect(await failuresOf(plugin)).toContainEqual({
    name: "the capabilities are declared",
    message: "metric difference: declares no capabilities",
  });
});

test("a check that does not apply is skipped with its reason", () => {
  const skipped = conformance(claiming({ smallestSide: 1 })).filter(({ skip }) => skip !== undefined);
  expect(skipped.map(({ skip }) => skip)).toEqual(["the metric is defined on every size"]);
});
