import assert from "node:assert/strict";
import {
  createContext,
  hasAlpha,
  type Channels,
  type CodecCapabilities,
  type Image,
  type Plugin,
} from "@pixelproof/core";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { discs } from "../synthetic/discs.ts";
import { scene } from "../synthetic/scene.ts";
import { tolerances } from "../tolerances.ts";
import { assertSameLayout, layoutsOf, roundTrip } from "./codec-round-trip.ts";
import { alphaError, psnrOf } from "./deviation.ts";

/** Where lossy is claimed, the picture stays close, and quality decides the size. */
export function codecLossyChecks(plugin: Plugin<"codec">, capabilities: CodecCapabilities, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  const unclaimed = !capabilities.compression.includes("lossy") && "lossy compression is not declared";
  const compression = "lossy";

  return [
    ...layoutsOf(capabilities).map((channels) =>
      check(
        `lossy at quality 90 stays close, ${channels} channel(s)`,
        async (codec) => {
          const image = hasAlpha({ channels }) ? discs({ width: 64, height: 48, channels }) : lifelike(channels);
          const decoded = await roundTrip(codec, image, { compression, quality: 90 });
          assertSameLayout(decoded, image);
          const psnr = psnrOf(decoded, image);
          const { lossyPsnr, lossyAlpha } = tolerances;
          assert.ok(psnr >= lossyPsnr, `reached ${psnr.toFixed(1)} dB at quality 90; expected >= ${lossyPsnr}`);
          const error = alphaError(decoded, image);
          assert.ok(error <= lossyAlpha, `changed alpha by ${error.toFixed(0)} on average; expected <= ${lossyAlpha}`);
        },
        unclaimed,
      ),
    ),

    check(
      "a higher quality gives a larger file",
      async (codec) => {
        const sizes: number[] = [];
        for (const quality of [40, 95]) {
          const { bytes } = await codec.encode(lifelike(3), {}, { compression, quality }, createContext());
          sizes.push(bytes.length);
        }
        const [small, large] = sizes;
        assert.ok(small < large, `wrote ${small} bytes at quality 40 and ${large} at quality 95`);
      },
      unclaimed,
    ),
  ];
}

const lifelike = (channels: Channels): Image => scene({ width: 96, height: 80, channels });
