import { type Detection, type DetectionInput, type Detector, type Plugin, type Region } from "@pixelproof/core";
import { expect, test } from "vitest";
import { conformance } from "../conformance.ts";
import { failuresOf } from "../failures-of.ts";
import { altered, blackRows } from "../fixtures/index.ts";

type Detect = Detector["detect"];

const broken = (alter: (detect: Detect) => Detect): Plugin<"detector"> =>
  altered(blackRows, (detector) => ({ detect: alter((...given) => detector.detect(...given)) }));

const finding = (find: (input: DetectionInput) => Region): Plugin<"detector"> =>
  broken((detect) => async (input, context) => {
    const detection = await detect(input, context);
    return { ...detection, regions: [...detection.regions, find(input)] };
  });

const alarm: Detection = { detected: true, score: 1, regions: [] };
const isEnlarged = ({ before, after }: DetectionInput): boolean => after.width > before.width;

let calls = 0;

const faults: Record<string, { plugin: Plugin<"detector">; fails: string[] }> = {
  "always raises the alarm": {
    plugin: broken(() => async () => alarm),
    fails: ["an unaltered picture has no finding"],
  },
  "takes enlarging for an artefact": {
    plugin: broken((detect) => async (input, context) => (isEnlarged(input) ? alarm : detect(input, context))),
    fails: ["a plain enlargement has no finding"],
  },
  "points outside the picture": {
    plugin: finding(({ after }) => ({ x: 0, y: after.height, width: 1, height: 1, score: 1 })),
    fails: ["findings lie inside the result and have finite scores"],
  },
  "draws a line out of the picture": {
    plugin: finding(({ after }) => ({ x: 0, y: 0, width: 1, height: 1, score: 1, line: [0, 0, after.width + 1, 0] })),
    fails: ["findings lie inside the result and have finite scores"],
  },
  "has no score": {
    plugin: broken((detect) => async (...given) => ({ ...(await detect(...given)), score: Number.NaN })),
    fails: ["findings lie inside the result and have finite scores"],
  },
  "breaks on small pictures": {
    plugin: broken((detect) => (input, context) => {
      if (input.before.width < 3) throw new RangeError("Invalid typed array length");
      return detect(input, context);
    }),
    fails: ["pictures of a few pixels cause no fault"],
  },
  "finds something else each time": {
    plugin: broken((detect) => async (...given) => ({ ...(await detect(...given)), score: calls++ })),
    fails: ["two runs give the same findings, views into larger buffers too"],
  },
  "writes into the result": {
    plugin: broken((detect) => (input, context) => {
      input.after.data.fill(1);
      return detect(input, context);
    }),
    fails: ["the pictures are not written into"],
  },
};

test.each(Object.entries(faults))("a detector that %s is found out", async (_, { plugin, fails }) => {
  const failed = (await failuresOf(plugin)).map(({ name }) => name);
  expect(failed).toEqual(expect.arrayContaining(fails));
});

test("every check of a detector has been seen to fail", () => {
  const seen = Object.values(faults).flatMap(({ fails }) => fails);
  const names = conformance(blackRows).map(({ name }) => name);
  expect(new Set([...seen, ...names.slice(0, 3)])).toEqual(new Set(names));
});
