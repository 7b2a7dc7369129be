import assert from "node:assert/strict";
import { channelsOf, createContext, type Channels, type Image, type Plugin, type Resampler } from "@pixelproof/core";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { blob } from "../synthetic/blob.ts";
import { flat } from "../synthetic/flat.ts";
import { paint } from "../synthetic/paint.ts";
import { ramp } from "../synthetic/ramp.ts";
import { tolerances } from "../tolerances.ts";
import { centroid } from "./centroid.ts";

const factors = [0.5, 1.5, 2, 3];
const spot = { x: 17.3, y: 14.6, sigma: 2.5, background: 8192 };

/** A resampler neither moves, nor tints, nor coarsens the picture, and alpha keeps out of the colours. */
export function resamplerFidelityChecks(plugin: Plugin<"resampler">, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  const engine = plugin.capabilities?.engine ?? "classical";

  return [
    ...factors.map((factor) =>
      check(`a spot stays where it is at ${factor}x`, async (resampler) => {
        const source = blob({ width: 36, height: 32, channels: 1 }, spot);
        const result = await scaled(resampler, source, factor);
        const [before, after] = [centroid(source, spot.background), centroid(result, spot.background)];
        const shift = Math.hypot((after.x - before.x) * source.width, (after.y - before.y) * source.height);
        const allowed = tolerances.shift[engine];
        assert.ok(shift < allowed, `moved the picture by ${shift.toFixed(3)} px at ${factor}x; expected < ${allowed}`);
      }),
    ),

    check("flat stays flat, and opaque stays opaque", async (resampler) => {
      for (const channels of [1, 2, 3, 4] satisfies Channels[]) {
        for (const value of [0, 1, 12_345, 65_534, 65_535]) {
          for (const factor of factors) {
            const image = flat({ width: 16, height: 12, channels }, value);
            assertFlat(await scaled(resampler, image, factor), value, tolerances.flat[engine], `${factor}x`);
          }
        }
      }
    }),

    ...[true, false].map((grey) =>
      check(`colour under full transparency does not bleed, ${grey ? "grey" : "RGB"}`, async (resampler) => {
        for (const factor of factors) {
          const result = await scaled(resampler, halfHidden(channelsOf({ grey, alpha: true })), factor);
          assertNoBleed(result, tolerances.bleed[engine], `${factor}x`);
        }
      }),
    ),

    check("16 bits are really used", async (resampler) => {
      const levels = new Set((await scaled(resampler, ramp(), 2)).data).size;
      const expected = tolerances.rampLevels[engine];
      assert.ok(levels > expected, `left ${levels} levels of a ramp with 65536; expected > ${expected}`);
    }),
  ];
}

function scaled(resampler: Resampler, image: Image, factor: number): Promise<Image> {
  return resampler.resample(image, { width: image.width * factor, height: image.height * factor }, createContext());
}

/** Left half opaque white, right half fully transparent black: any bleeding darkens what can be seen. */
function halfHidden(channels: Channels): Image {
  return paint({ width: 16, height: 12, channels }, leftHalf, leftHalf);
}

const leftHalf = (x: number): number => (x < 8 ? 65535 : 0);

function assertFlat({ data, channels }: Image, value: number, allowed: number, what: string): void {
  const alphaAt = channels % 2 === 0 ? channels - 1 : channels;
  for (const [i, sample] of data.entries()) {
    if (i % channels === alphaAt) {
      assert.equal(sample, 65535, `opaque alpha became ${sample} at ${what}, ${channels} channels; expected 65535`);
    } else {
      const difference = Math.abs(sample - value);
      assert.ok(
        difference <= allowed,
        `a flat ${value} became ${sample} at ${what}, ${channels} channels; expected within ${allowed}`,
      );
    }
  }
}

function assertNoBleed({ data, channels }: Image, allowed: number, what: string): void {
  for (let i = 0; i < data.length; i += channels) {
    const alpha = data[i + channels - 1];
    if (alpha < tolerances.bleedAlpha) continue;
    for (let c = 0; c < channels - 1; c++) {
      const lost = 65535 - data[i + c];
      assert.ok(
        lost <= allowed,
        `hidden black darkened a pixel of alpha ${alpha} by ${lost} at ${what}; expected <= ${allowed}`,
      );
    }
  }
}
