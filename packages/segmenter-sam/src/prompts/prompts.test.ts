import type { Prompt } from "@pixelproof/core";
import { describe, expect, test } from "vitest";
import { knownModels } from "../models/known.ts";
import { samManifestSchema, type SamManifest } from "../models/manifest.ts";
import { choose } from "./decode.ts";
import { feedsOf } from "./feeds.ts";
import { framePrompt } from "./frame-prompt.ts";

const manifestOf = (model: string): SamManifest =>
  samManifestSchema.parse(knownModels.find(({ name }) => name === model));

const picture = { width: 2241, height: 1500 };
const click: Prompt = { points: [{ x: 224.1, y: 150, foreground: true }] };
const box: Prompt = { box: { x: 224.1, y: 150, width: 224.1, height: 300 } };

/** Feeds of prompts, without the embeddings: sides and values. */
function feeds(model: string, prompts: readonly Prompt[]): Record<string, unknown> {
  const manifest = manifestOf(model);
  const asked = prompts.map((prompt) => framePrompt(prompt, picture, manifest));
  const all = Object.entries(feedsOf(manifest, {}, asked)).filter(([, tensor]) => tensor !== undefined);
  return Object.fromEntries(all.map(([name, { dims, data }]) => [name, [dims, [...data].map(Number).slice(0, 8)]]));
}

describe("what a decoder is fed", () => {
  // 2241x1500 stands as 1024x685 in the frame: 224.1 -> 102.4 and 150 -> 68.5 exactly.
  const [x, y] = [Math.fround(102.4), 68.5];

  test("MobileSAM and SAM: a click and the point (0, 0) labelled -1, no mask, the smallest size of masks", () => {
    for (const model of ["mobile-sam", "sam-vit-b"]) {
      expect(feeds(model, [click])).toEqual({
        point_coords: [
          [1, 2, 2],
          [x, y, 0, 0],
        ],
        point_labels: [
          [1, 2],
          [1, -1],
        ],
        mask_input: [[1, 1, 256, 256], Array.from({ length: 8 }, () => 0)],
        has_mask_input: [[1], [0]],
        orig_im_size: [[2], [8, 8]],
      });
    }
  });

  test("MobileSAM: points, then the corners of a box, and then no padding", () => {
    const background = { x: 0, y: 750, foreground: false };
    expect(feeds("mobile-sam", [{ ...box, points: [background] }])).toMatchObject({
      point_coords: [
        [1, 3, 2],
        [0, 342.5, x, y, Math.fround(204.8), 205.5],
      ],
      point_labels: [
        [1, 3],
        [0, 2, 3],
      ],
    });
  });

  test("MobileSAM: a mask alone goes with its own box; logits are fed with the flag that they are there", () => {
    const data = new Uint8Array(4 * 4);
    data.set([1, 1], 5);
    const manifest = manifestOf("mobile-sam");
    const asked = framePrompt({ mask: { width: 4, height: 4, data } }, { width: 4, height: 4 }, manifest);
    expect(asked.points).toEqual([
      { x: 256, y: 256, label: 2 },
      { x: 768, y: 512, label: 3 },
    ]);
    const logits = new Float32Array(256 ** 2).fill(7);
    const { mask_input: rough, has_mask_input: flag } = feedsOf(manifest, {}, [{ ...asked, mask: logits }]);
    expect([rough.data, flag.data]).toEqual([logits, Float32Array.of(1)]);
  });

  test("SlimSAM: many prompts in one run, nothing padded, labels of 64 bits", () => {
    expect(feeds("slimsam", [click, { points: [{ x: 0, y: 0, foreground: false }] }])).toEqual({
      input_points: [
        [1, 2, 1, 2],
        [x, y, 0, 0],
      ],
      input_labels: [
        [1, 2, 1],
        [1, 0],
      ],
    });
  });

  test("EfficientSAM: in a stretched frame of 256, with its size", () => {
    expect(feeds("efficient-sam", [click])).toEqual({
      batched_point_coords: [
        [1, 1, 1, 2],
        [Math.fround(25.6), Math.fround(25.6)],
      ],
      batched_point_labels: [[1, 1, 1], [1]],
      orig_im_size: [[2], [256, 256]],
    });
  });

  test("SAM 2.1: boxes apart from points, none of either where there is none", () => {
    expect(feeds("sam2.1-tiny", [click])).toMatchObject({ input_boxes: [[1, 0, 4], []] });
    expect(feeds("sam2.1-tiny", [box])).toEqual({
      input_points: [[1, 1, 0, 2], []],
      input_labels: [[1, 1, 0], []],
      input_boxes: [
        [1, 1, 4],
        [x, x, Math.fround(204.8), Math.fround(307.2)],
      ],
    });
  });
});

test.each([
  ["slimsam", box, /points alone/],
  ["efficient-sam", { points: [{ x: 1, y: 1, foreground: false }] }, /foreground points alone/],
  [
    "efficient-sam",
    { ...box, points: Array.from({ length: 5 }, () => ({ x: 1, y: 1, foreground: true })) },
    /at most 6/,
  ],
])("%s refuses what it would ignore", (model, prompt, message) => {
  expect(() => framePrompt(prompt, picture, manifestOf(model))).toThrow(
    expect.objectContaining({ code: "CAPABILITY_MISSING", message: expect.stringMatching(message) }),
  );
});

describe("which mask answers", () => {
  const scores = Float32Array.of(0.99, 0.4, 0.8, 0.7);

  test("of four: the first for a clear prompt, the best of the others for one that may mean part or whole", () => {
    expect(choose(scores, true, true)).toBe(0);
    expect(choose(scores, true, false)).toBe(2);
  });

  test("of three: the best; of one: that one", () => {
    expect(choose(scores.slice(1), false, true)).toBe(1);
    expect(choose(scores.slice(1, 2), true, false)).toBe(0);
  });
});
