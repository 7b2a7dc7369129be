import assert from "node:assert/strict";
import {
  createContext,
  type Codec,
  type CodecCapabilities,
  type Depth,
  type EncodeSettings,
  type Image,
  type Plugin,
} from "@pixelproof/core";
import { assertRefused } from "../assertions.ts";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { discs } from "../synthetic/discs.ts";
import { flat } from "../synthetic/flat.ts";
import { scene } from "../synthetic/scene.ts";
import { abortedContext } from "./aborted.ts";

/** Longest strip that is worth its memory in a check. */
const longestStrip = 70_000;

const picture = (): Image => scene({ width: 24, height: 20 });

const write = (codec: Codec, settings: EncodeSettings, image: Image = picture()): Promise<unknown> =>
  codec.encode(image, {}, settings, createContext());

/** What the codec does not declare is refused, and so is a setting out of its range. */
export function codecSettingsChecks(plugin: Plugin<"codec">, capabilities: CodecCapabilities, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  const { depths, alpha, compression, largestSide } = capabilities;
  const lossy = compression.includes("lossy");

  return [
    ...([8, 16] satisfies Depth[]).map((depth) =>
      check(
        `${depth} bits are refused`,
        (codec) => assertRefused(() => write(codec, { depth }), "CAPABILITY_MISSING", `a depth of ${depth}`),
        depths.includes(depth) && `${depth} bits are declared`,
      ),
    ),

    ...(["lossless", "lossy"] as const).map((wanted) =>
      check(
        `${wanted} compression is refused`,
        (codec) => assertRefused(() => write(codec, { compression: wanted }), "CAPABILITY_MISSING", wanted),
        compression.includes(wanted) && `${wanted} compression is declared`,
      ),
    ),

    check(
      "alpha is refused",
      async (codec) => {
        for (const channels of [2, 4] as const) {
          const image = discs({ width: 24, height: 20, channels });
          await assertRefused(() => write(codec, {}, image), "CAPABILITY_MISSING", `a picture of ${channels} channels`);
        }
      },
      alpha && "alpha is declared",
    ),

    check(
      "a quality outside 1..100 is refused",
      async (codec) => {
        for (const quality of [0, 101, -5, Number.NaN]) {
          const settings = { compression: "lossy", quality } as const;
          await assertRefused(() => write(codec, settings), "SETTINGS_INVALID", `quality ${quality}`);
        }
      },
      !lossy && "lossy compression is not declared",
    ),

    check(
      "a quality is refused",
      (codec) => assertRefused(() => write(codec, { quality: 90 }), "CAPABILITY_MISSING", "a quality"),
      lossy && "lossy compression is declared",
    ),

    check("an effort outside 0..9 is refused", async (codec) => {
      for (const effort of [-1, 10, Number.NaN]) {
        await assertRefused(() => write(codec, { effort }), "SETTINGS_INVALID", `effort ${effort}`);
      }
    }),

    check(
      "a depth that cannot be kept is listed among the losses",
      async (codec) => {
        const { losses } = await codec.encode(picture(), {}, {}, createContext());
        assert.ok(
          losses.some(({ group }) => group === "depth"),
          "wrote a 16-bit picture at 8 bits and listed no loss of depth",
        );
      },
      depths.includes(16) && "16 bits are declared",
    ),

    check(
      "a picture larger than the largest side is refused",
      async (codec) => {
        for (const [width, height] of [[largestSide + 1, 1] as const, [1, largestSide + 1] as const]) {
          const strip = flat({ width, height });
          const codes = ["CAPABILITY_MISSING", "FORMAT_UNSUITABLE"] as const;
          await assertRefused(() => write(codec, {}, strip), codes, `${width}x${height}`);
        }
      },
      largestSide > longestStrip && `the largest side is ${largestSide} px`,
    ),

    check("an aborted signal ends the work", async (codec) => {
      const { bytes } = await codec.encode(picture(), {}, {}, createContext());
      await assertRefused(() => codec.decode(bytes, abortedContext()), "ABORTED", "decoding whose signal has fired");
      await assertRefused(
        () => codec.encode(picture(), {}, {}, abortedContext()),
        "ABORTED",
        "encoding whose signal has fired",
      );
    }),
  ];
}
