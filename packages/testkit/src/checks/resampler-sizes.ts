import assert from "node:assert/strict";
import { createContext, type Channels, type Depth, type Plugin } from "@pixelproof/core";
import { assertRefused } from "../assertions.ts";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { noise } from "../synthetic/noise.ts";

const layouts: readonly Channels[] = [1, 2, 3, 4];

/** Source size, then target size: up, down, both at once, and the thinnest pictures there are. */
const journeys: readonly (readonly [number, number, number, number])[] = [
  [12, 8, 18, 12],
  [12, 8, 24, 16],
  [12, 8, 36, 24],
  [12, 8, 12, 8],
  [12, 8, 5, 3],
  [12, 8, 1, 1],
  [12, 8, 31, 5],
  [12, 8, 7, 29],
  [1, 1, 1, 1],
  [1, 1, 5, 3],
  [1, 9, 4, 18],
  [9, 1, 18, 3],
];

const badSides = [0, -3, 4.5, Number.NaN, Number.POSITIVE_INFINITY];

/** Every size asked for comes out exactly, in the layout that went in; what is no size is refused. */
export function resamplerSizeChecks(plugin: Plugin<"resampler">, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  return [
    ...layouts.map((channels) =>
      check(`every target size comes out exactly, ${channels} channel(s)`, async (resampler) => {
        for (const [fromWidth, fromHeight, width, height] of journeys) {
          const image = noise({ width: fromWidth, height: fromHeight, channels });
          const result = await resampler.resample(image, { width, height }, createContext());
          const what = `${fromWidth}x${fromHeight} to ${width}x${height}`;
          assert.equal(`${result.width}x${result.height}`, `${width}x${height}`, `${what} gave another size`);
          assert.equal(result.channels, channels, `${what} gave ${result.channels} channels; expected ${channels}`);
          assert.equal(result.data.length, width * height * channels, `${what} gave the wrong number of samples`);
          assert.ok(result.data instanceof Uint16Array, `${what} gave no Uint16Array`);
        }
      }),
    ),

    check("the depth of the source is remembered", async (resampler) => {
      for (const sourceDepth of [8, 16] satisfies Depth[]) {
        const image = noise({ width: 8, height: 8, sourceDepth });
        const result = await resampler.resample(image, { width: 12, height: 12 }, createContext());
        assert.equal(result.sourceDepth, sourceDepth, `sourceDepth became ${result.sourceDepth} from ${sourceDepth}`);
      }
    }),

    check("a side that is no whole number above 0 is refused", async (resampler) => {
      const image = noise({ width: 8, height: 8 });
      for (const side of badSides) {
        const wide = { width: side, height: 8 };
        const high = { width: 8, height: side };
        await assertRefused(() => resampler.resample(image, wide, createContext()), "TARGET_INVALID", `width ${side}`);
        await assertRefused(() => resampler.resample(image, high, createContext()), "TARGET_INVALID", `height ${side}`);
      }
    }),
  ];
}
