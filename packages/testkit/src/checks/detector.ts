import assert from "node:assert/strict";
import { createContext, createRgb8, toRgb8, type Detection, type DetectionInput, type Plugin } from "@pixelproof/core";
import { assertNoFault, assertUnchanged } from "../assertions.ts";
import type { Check } from "../check.ts";
import { bilinear } from "../synthetic/bilinear.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { addNoise } from "../synthetic/add-noise.ts";
import { scene } from "../synthetic/scene.ts";
import { surrounded } from "./surrounded.ts";

const smallSizes = [
  [1, 1],
  [1, 7],
  [7, 1],
  [3, 3],
  [10, 10],
] as const;

/** What a detector must hold: quiet on faithful pictures, findings inside the picture, no fault on any size. */
export function detectorChecks(plugin: Plugin<"detector">, setup: Setup = {}): Check[] {
  const check = suiteOf(plugin, setup);
  return [
    check("an unaltered picture has no finding", async (detector) => {
      const before = toRgb8(scene({ width: 96, height: 80 }));
      assertQuiet(await detector.detect({ before, after: before }, createContext()), "the picture itself");
    }),

    check("a plain enlargement has no finding", async (detector) => {
      const source = scene({ width: 96, height: 80 });
      for (const factor of [1.5, 2]) {
        const after = toRgb8(bilinear(source, { width: 96 * factor, height: 80 * factor }));
        const detection = await detector.detect({ before: toRgb8(source), after }, createContext());
        assertQuiet(detection, `an enlargement by ${factor}`);
      }
    }),

    check("findings lie inside the result and have finite scores", async (detector) => {
      const input = damaged();
      assertInside(await detector.detect(input, createContext()), input);
    }),

    check("pictures of a few pixels cause no fault", async (detector) => {
      for (const [width, height] of smallSizes) {
        const before = toRgb8(scene({ width, height }));
        const after = toRgb8(scene({ width: width * 2, height: height * 2 }));
        await assertNoFault(
          async () => assertInside(await detector.detect({ before, after }, createContext()), { before, after }),
          `${width}x${height}`,
        );
      }
    }),

    check("two runs give the same findings, views into larger buffers too", async (detector) => {
      const { before, after } = damaged();
      const viewed = {
        before: createRgb8({ ...before, data: surrounded(before.data) }),
        after: createRgb8({ ...after, data: surrounded(after.data) }),
      };
      const first = await detector.detect({ before, after }, createContext());
      const second = await detector.detect(viewed, createContext());
      assert.deepEqual(second, first, "the second run found something else on the same samples");
    }),

    check("the pictures are not written into", async (detector) => {
      const input = damaged();
      await assertUnchanged({ before: input.before.data, after: input.after.data }, () =>
        detector.detect(input, createContext()),
      );
    }),
  ];
}

/** A doubled scene with heavy noise, a black bar across and a bright line down: something for most detectors. */
function damaged(): DetectionInput {
  const source = scene({ width: 64, height: 48 });
  const after = addNoise(toRgb8(bilinear(source, { width: 128, height: 96 })), 40);
  const data = after.data.slice();
  data.fill(0, 128 * 3 * 40, 128 * 3 * 42);
  for (let y = 0; y < 96; y++) data.fill(255, (y * 128 + 70) * 3, (y * 128 + 71) * 3);
  return { before: toRgb8(source), after: createRgb8({ ...after, data }) };
}

function assertQuiet({ detected, score, regions }: Detection, what: string): void {
  assert.equal(detected, false, `detected something in ${what}: score ${score}, ${regions.length} region(s)`);
}

function assertInside({ score, regions }: Detection, { after }: DetectionInput): void {
  assert.ok(Number.isFinite(score), `score is ${score}; expected a finite number`);
  for (const region of regions) {
    const { x, y, width, height, line = [x, y, x, y] } = region;
    const inside =
      x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= after.width && y + height <= after.height;
    const box = `${width}x${height} at ${x},${y}`;
    assert.ok(inside, `found a region ${box} outside the picture of ${after.width}x${after.height}`);
    assert.ok(Number.isFinite(region.score), `the region ${box} has the score ${region.score}`);
    const [x1, y1, x2, y2] = line;
    const ends = [x1, x2].every((end) => end >= 0 && end <= after.width);
    assert.ok(
      ends && [y1, y2].every((end) => end >= 0 && end <= after.height),
      `found a line ${line.join(",")} that ends outside the picture of ${after.width}x${after.height}`,
    );
  }
}
