import assert from "node:assert/strict";
import {
  createContext,
  createRgb8,
  toRgb8,
  type Measurement,
  type MetricCapabilities,
  type Plugin,
  type Rgb8,
} from "@pixelproof/core";
import { assertRefused, assertUnchanged } from "../assertions.ts";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { addNoise } from "../synthetic/add-noise.ts";
import { scene } from "../synthetic/scene.ts";
import { surrounded } from "./surrounded.ts";
import { undeclared } from "./undeclared.ts";

const amplitudes = [3, 12, 48];

/** What a metric must hold: the best figure for equal pictures, a worse one for worse pictures, and its own bounds. */
export function metricChecks(plugin: Plugin<"metric">, setup: Setup = {}): Check[] {
  const { capabilities } = plugin;
  if (capabilities === undefined) return [undeclared(plugin)];
  const check = suiteOf(plugin, setup);
  const side = Math.max(capabilities.smallestSide, 1);
  const sides = [Math.max(64, side + 1), Math.max(48, side)] as const;

  return [
    check("equal pictures get the best figure", async (metric) => {
      const result = await metric.measure(picture(...sides), picture(...sides), createContext());
      assertWithin(result, capabilities);
      const best = capabilities.range[capabilities.better === "higher" ? 1 : 0];
      assert.ok(
        result.identical === true || (best !== null && result.value === best),
        `measured ${result.value} for equal pictures; expected identical: true or ${best}`,
      );
    }),

    check("more noise gives a worse figure", async (metric) => {
      const reference = picture(...sides);
      const values: number[] = [];
      for (const amplitude of amplitudes) {
        const result = await metric.measure(reference, addNoise(reference, amplitude), createContext());
        assertWithin(result, capabilities);
        assert.ok(result.value !== null, `measured null for noise of amplitude ${amplitude}; expected a number`);
        assert.notEqual(result.identical, true, `called pictures identical with noise of amplitude ${amplitude}`);
        values.push(capabilities.better === "higher" ? result.value : -result.value);
      }
      const text = `noise of ${amplitudes.join(", ")} gave ${values.map(Math.abs).join(", ")}`;
      const [slight, , strong] = values;
      assert.deepEqual(
        values,
        values.toSorted((a, b) => b - a),
        `${text}; expected ever worse`,
      );
      assert.ok(strong < slight, `${text}; expected the last to be worse than the first`);
    }),

    check("pictures of different sizes are refused", async (metric) => {
      const [width, height] = sides;
      for (const other of [picture(width + 1, height), picture(width, height + 1), picture(height, width)]) {
        const what = `${width}x${height} against ${other.width}x${other.height}`;
        await assertRefused(() => metric.measure(picture(...sides), other, createContext()), "SIZE_MISMATCH", what);
      }
    }),

    check(
      "a picture below the smallest side is refused, and one at it is measured",
      async (metric) => {
        for (const [width, height] of [[side - 1, side + 5] as const, [side + 5, side - 1] as const]) {
          const small = picture(width, height);
          const what = `${width}x${height} for a smallest side of ${side}`;
          await assertRefused(() => metric.measure(small, small, createContext()), "IMAGE_TOO_SMALL", what);
        }
        const smallest = picture(side, side);
        assertWithin(await metric.measure(smallest, addNoise(smallest, 9), createContext()), capabilities);
      },
      side === 1 && "the metric is defined on every size",
    ),

    check("two runs give the same figure, views into larger buffers too", async (metric) => {
      const reference = picture(...sides);
      const candidate = addNoise(reference, 9);
      const first = await metric.measure(reference, candidate, createContext());
      const second = await metric.measure(viewOf(reference), viewOf(candidate), createContext());
      assert.deepEqual(second, first, `measured ${second.value} after ${first.value} on the same samples`);
    }),

    check("the pictures are not written into", async (metric) => {
      const reference = picture(...sides);
      const candidate = addNoise(reference, 9);
      await assertUnchanged({ "the reference": reference.data, "the candidate": candidate.data }, () =>
        metric.measure(reference, candidate, createContext()),
      );
    }),
  ];
}

const picture = (width: number, height: number): Rgb8 => toRgb8(scene({ width, height }));

const viewOf = (rgb: Rgb8): Rgb8 => createRgb8({ ...rgb, data: surrounded(rgb.data) });

/** null, or a finite number inside the declared range; parts are finite. */
function assertWithin({ value, parts = {} }: Measurement, { range: [low, high] }: MetricCapabilities): void {
  for (const [name, part] of Object.entries(parts)) assert.ok(Number.isFinite(part), `part ${name} is ${part}`);
  if (value === null) return;
  const inside = value >= (low ?? Number.NEGATIVE_INFINITY) && value <= (high ?? Number.POSITIVE_INFINITY);
  assert.ok(Number.isFinite(value) && inside, `measured ${value}; expected null or a number in ${low}..${high}`);
}
