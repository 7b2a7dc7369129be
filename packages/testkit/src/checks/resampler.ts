import { createContext, type Plugin } from "@pixelproof/core";
import { assertRefused, assertSameSamples, assertUnchanged } from "../assertions.ts";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { noise } from "../synthetic/noise.ts";
import { scene } from "../synthetic/scene.ts";
import { abortedContext } from "./aborted.ts";
import { assertMonotone } from "./progress.ts";
import { resamplerFidelityChecks } from "./resampler-fidelity.ts";
import { resamplerSizeChecks } from "./resampler-sizes.ts";
import { surrounded } from "./surrounded.ts";

/** What a resampler must hold: sizes, fidelity, and good manners towards its caller. */
export function resamplerChecks(plugin: Plugin<"resampler">, setup: Setup = {}): Check[] {
  const check = suiteOf(plugin, setup);
  return [
    ...resamplerSizeChecks(plugin, setup),
    ...resamplerFidelityChecks(plugin, setup),

    check("the input is not written into", async (resampler) => {
      const image = noise({ width: 24, height: 20, channels: 4 });
      await assertUnchanged({ "the input": image.data }, () =>
        resampler.resample(image, { width: 48, height: 40 }, createContext()),
      );
    }),

    check("a view into a larger buffer gives the same result", async (resampler) => {
      const image = scene({ width: 24, height: 20, channels: 4 });
      const view = { ...image, data: surrounded(image.data) };
      const plain = await resampler.resample(image, { width: 36, height: 30 }, createContext());
      const viewed = await resampler.resample(view, { width: 36, height: 30 }, createContext());
      assertSameSamples(viewed.data, plain.data, "a view with a byteOffset");
    }),

    check("two runs give the same samples", async (resampler) => {
      const image = scene({ width: 24, height: 20, channels: 4 });
      const first = await resampler.resample(image, { width: 48, height: 40 }, createContext());
      const second = await resampler.resample(image, { width: 48, height: 40 }, createContext());
      assertSameSamples(second.data, first.data, "the second run");
    }),

    check("progress rises from 0 to 1", async (resampler) => {
      const fractions: number[] = [];
      const context = createContext({ progress: (fraction) => void fractions.push(fraction) });
      await resampler.resample(scene({ width: 64, height: 64 }), { width: 128, height: 128 }, context);
      assertMonotone(fractions);
    }),

    check("an aborted signal ends the work", (resampler) =>
      assertRefused(
        () => resampler.resample(scene({ width: 64, height: 64 }), { width: 128, height: 128 }, abortedContext()),
        "ABORTED",
        "work whose signal has fired",
      ),
    ),
  ];
}
