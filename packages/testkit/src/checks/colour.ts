import assert from "node:assert/strict";
import {
  channelsOf,
  createContext,
  createImage,
  hasAlpha,
  isGrey,
  type Channels,
  type ColourEngine,
  type Image,
  type Metadata,
  type Plugin,
} from "@pixelproof/core";
import { assertRefused, assertSameSamples, assertUnchanged } from "../assertions.ts";
import type { Check } from "../check.ts";
import { iccProfile } from "../metadata/icc-profile.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { noise } from "../synthetic/noise.ts";
import { tolerances } from "../tolerances.ts";
import { abortedContext } from "./aborted.ts";
import { surrounded } from "./surrounded.ts";

const layouts: Channels[] = [1, 2, 3, 4];

/** What a colour engine must hold: profiles are applied, alpha and what has no profile stay, what does not fit is refused. */
export function colourChecks(plugin: Plugin<"colour">, setup: Setup = {}): Check[] {
  const check = suiteOf(plugin, setup);
  return [
    ...layouts.map((channels) =>
      check(`without a profile every sample stays, ${channels} channel(s)`, async (engine) => {
        const image = picture(channels);
        await assertConverted(engine, image, {}, { convert: (value) => value, allowed: 0 });
      }),
    ),

    ...layouts.map((channels) =>
      check(`a profile of gamma 2.2 becomes sRGB, alpha stays, ${channels} channel(s)`, async (engine) => {
        const image = picture(channels);
        const icc = iccProfile({ space: isGrey(image) ? "GRAY" : "RGB " });
        await assertConverted(engine, image, { icc }, { convert: fromGamma, allowed: tolerances.colour });
      }),
    ),

    check("a profile that is none, is cut short, or belongs to other channels is refused", async (engine) => {
      const icc = iccProfile({ space: "RGB " });
      const refused: [string, Channels, Uint8Array][] = [
        ["bytes that are no profile", 3, new Uint8Array(400).fill(7)],
        ["no bytes", 3, new Uint8Array()],
        ["a profile cut in its header", 3, icc.subarray(0, 30)],
        ["a grey profile for RGB", 3, iccProfile({ space: "GRAY" })],
      ];
      for (const [what, channels, bytes] of refused) {
        const work = () => engine.toSrgb(picture(channels), { icc: bytes }, createContext());
        await assertRefused(work, "INPUT_CORRUPT", what);
      }
    }),

    check("tone curves have 65,536 entries, go from 0 to 1 and never fall", async (engine) => {
      for (const metadata of [{}, { icc: iccProfile({ space: "RGB " }) }, { icc: iccProfile({ space: "GRAY" }) }]) {
        const curves = await engine.toneCurves(metadata, createContext());
        assert.ok(curves.length === 1 || curves.length === 3, `gave ${curves.length} curves; expected 1 or 3`);
        for (const curve of curves) assertCurve(curve);
      }
    }),

    check("two runs give the same picture, views into larger buffers too", async (engine) => {
      const image = picture(4);
      const icc = iccProfile({ space: "RGB " });
      const first = await engine.toSrgb(image, { icc }, createContext());
      const viewed = createImage({ ...image, data: surrounded(image.data) });
      const second = await engine.toSrgb(viewed, { icc: surrounded(icc) }, createContext());
      assertSameSamples(second.data, first.data, "the second run");
    }),

    check("picture and profile are not written into", async (engine) => {
      const image = picture(4);
      const icc = iccProfile({ space: "RGB " });
      await assertUnchanged({ "the picture": image.data, "the profile": icc }, () =>
        engine.toSrgb(image, { icc }, createContext()),
      );
    }),

    check("an aborted signal ends the work", (engine) =>
      assertRefused(
        () => engine.toSrgb(picture(3), { icc: iccProfile({ space: "RGB " }) }, abortedContext()),
        "ABORTED",
        "work whose signal has fired",
      ),
    ),
  ];
}

const picture = (channels: Channels): Image => noise({ width: 19, height: 13, channels, sourceDepth: 16 });

/** 2.2 as a profile holds it, in 256ths. */
const exponent = 563 / 256;

/** IEC 61966-2-1 of the light of a value of gamma 2.2. */
function fromGamma(value: number): number {
  const light = (value / 65535) ** exponent;
  return (light <= 0.003_130_8 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055) * 65535;
}

async function assertConverted(
  engine: ColourEngine,
  image: Image,
  metadata: Metadata,
  { convert, allowed }: { convert: (value: number) => number; allowed: number },
): Promise<void> {
  const { width, height, channels, sourceDepth, data } = await engine.toSrgb(image, metadata, createContext());
  const expected = channelsOf({ grey: false, alpha: hasAlpha(image) });
  assert.deepEqual([width, height, channels, sourceDepth], [image.width, image.height, expected, image.sourceDepth]);
  const colours = image.channels - (hasAlpha(image) ? 1 : 0);
  for (let p = 0; p < width * height; p++) {
    for (let c = 0; c < channels; c++) {
      const alpha = c === 3;
      const given = image.data[p * image.channels + (alpha ? image.channels - 1 : Math.min(c, colours - 1))];
      const wanted = alpha ? given : convert(given);
      const found = data[p * channels + c];
      assert.ok(
        Math.abs(found - wanted) <= (alpha ? 0 : allowed),
        `gave ${found} for ${given} in channel ${c}; expected ${wanted.toFixed(1)} within ${alpha ? 0 : allowed}`,
      );
    }
  }
}

function assertCurve(curve: Float64Array): void {
  assert.equal(curve.length, 65536, `gave a curve of ${curve.length} entries`);
  assert.deepEqual([curve[0], curve.at(-1)], [0, 1], "gave a curve that does not go from 0 to 1");
  const falls = curve.findIndex((light, i) => i > 0 && light < curve[i - 1]);
  assert.equal(falls, -1, `gave a curve that falls at ${falls}`);
}
