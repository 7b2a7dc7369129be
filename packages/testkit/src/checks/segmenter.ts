import assert from "node:assert/strict";
import {
  createContext,
  toRgb8,
  type Mask,
  type Plugin,
  type Prompt,
  type Rgb8,
  type Segmentation,
} from "@pixelproof/core";
import { assertRefused, assertSameSamples, assertUnchanged } from "../assertions.ts";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { scene } from "../synthetic/scene.ts";
import { abortedContext } from "./aborted.ts";
import { undeclared } from "./undeclared.ts";

const size = { width: 64, height: 48 };

/** The bright disc of the scene, prompted by a box, by a point and by a rough mask. */
const samples = {
  box: { box: { x: 8, y: 4, width: 24, height: 26 } },
  point: { points: [{ x: 19, y: 17, foreground: true }] },
  mask: { mask: roughly(19, 17, 10) },
} as const satisfies Record<string, Prompt>;

const kinds = ["box", "point", "mask"] as const;

/** A square around the disc's centre. */
function roughly(x: number, y: number, half: number): Mask {
  const data = new Uint8Array(size.width * size.height);
  for (let row = y - half; row < y + half; row++) {
    data.fill(1, row * size.width + x - half, row * size.width + x + half);
  }
  return { ...size, data };
}

const picture = (): Rgb8 => toRgb8(scene(size));

/** What a segmenter must hold: masks of the picture's size, one a prompt, and only for the prompts it claims. */
export function segmenterChecks(plugin: Plugin<"segmenter">, setup: Setup = {}): Check[] {
  const { capabilities } = plugin;
  if (capabilities === undefined) {
    return [undeclared(plugin)];
  }
  const check = suiteOf(plugin, setup);
  const claimed = kinds.filter((kind) => capabilities.prompts.includes(kind));
  const prompts: Prompt[] = claimed.length > 0 ? [samples[claimed[0]]] : [];

  return [
    ...kinds.flatMap((kind) => {
      const declared = capabilities.prompts.includes(kind);
      // A mask beside what is claimed must not be ignored in silence.
      const asked = kind === "mask" && !declared ? { ...prompts[0], ...samples[kind] } : samples[kind];
      const two = [asked, asked];
      return [
        check(
          `a ${kind} gives one mask of the picture's size`,
          async (segmenter) => {
            assertMasks(await segmenter.segment(picture(), two, createContext()), two.length);
          },
          !declared && `${kind} prompts are not declared`,
        ),
        check(
          `a ${kind} is refused`,
          (segmenter) =>
            assertRefused(
              () => segmenter.segment(picture(), two, createContext()),
              "CAPABILITY_MISSING",
              `a ${kind} prompt that is not declared`,
            ),
          declared && `${kind} prompts are declared`,
        ),
      ];
    }),

    check(
      "no prompts give all objects",
      async (segmenter) => assertMasks(await segmenter.segment(picture(), [], createContext())),
      !capabilities.prompts.includes("auto") && "auto is not declared",
    ),

    check(
      "no prompts are refused",
      (segmenter) =>
        assertRefused(
          () => segmenter.segment(picture(), [], createContext()),
          "CAPABILITY_MISSING",
          "a picture without prompts, though auto is not declared",
        ),
      capabilities.prompts.includes("auto") && "auto is declared",
    ),

    check("two runs give the same masks", async (segmenter) => {
      const first = await segmenter.segment(picture(), prompts, createContext());
      const second = await segmenter.segment(picture(), prompts, createContext());
      assert.equal(second.masks.length, first.masks.length, "the second run gave another number of masks");
      for (const [i, mask] of second.masks.entries()) assertSameSamples(mask.data, first.masks[i].data, `mask ${i}`);
    }),

    check("the picture is not written into", async (segmenter) => {
      const given = picture();
      await assertUnchanged({ "the picture": given.data }, () => segmenter.segment(given, prompts, createContext()));
    }),

    check("an aborted signal ends the work", (segmenter) =>
      assertRefused(
        () => segmenter.segment(picture(), prompts, abortedContext()),
        "ABORTED",
        "work whose signal has fired",
      ),
    ),
  ];
}

function assertMasks({ masks, scores }: Segmentation, expected: number = masks.length): void {
  assert.equal(masks.length, expected, `gave ${masks.length} masks for ${expected} prompts`);
  assert.equal(scores.length, masks.length, `gave ${scores.length} scores for ${masks.length} masks`);
  for (const score of scores) assert.ok(score >= 0 && score <= 1, `gave the score ${score}; expected 0..1`);
  for (const { width, height, data } of masks) {
    assert.equal(`${width}x${height}`, `${size.width}x${size.height}`, "gave a mask of another size");
    assert.equal(data.length, width * height, `gave ${data.length} bytes for a mask of ${width}x${height}`);
    const odd = data.find((value) => value > 1);
    assert.equal(odd, undefined, `gave the mask value ${odd}; expected 0 or 1`);
  }
}
