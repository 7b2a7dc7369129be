import { definePlugin, createContext, createImage, Host, type Plugin } from "@pixelproof/core";
import { masksDocumentSchema } from "@pixelproof/masks";
import { boxes, difference, linear } from "@pixelproof/testkit/fixtures";
import { describe, expect, test } from "vitest";
import type { Enhancement } from "../enhance.ts";
import { createPipeline } from "../pipeline.ts";
import { png } from "../png.fixture.ts";
import { qualitySchema } from "../quality.ts";
import { filesOf } from "../save.ts";
import type { QualitySettings } from "../settings.ts";

/** Two bright squares on black. */
const picture = createImage({
  width: 40,
  height: 30,
  channels: 3,
  data: Uint16Array.from({ length: 3600 }, (_, i) => (isIn(Math.floor(i / 3)) ? 60_000 : 0)),
  sourceDepth: 8,
});

function isIn(i: number): boolean {
  const [x, y] = [i % 40, Math.floor(i / 40)];
  return y >= 8 && y < 20 && ((x >= 4 && x < 16) || (x >= 24 && x < 36));
}

/** Takes what is bright in the left half for one object, and in the right half for another, of less confidence. */
const halves = definePlugin({
  kind: "segmenter",
  name: "halves",
  apiVersion: 1,
  capabilities: { prompts: ["auto"] },
  create: () => ({
    segment: async ({ width, height, data }) => {
      const masks = [0, 1].map((half) => ({
        width,
        height,
        data: Uint8Array.from({ length: width * height }, (_, i) =>
          data[i * 3] > 128 && Math.floor(((i % width) * 2) / width) === half ? 1 : 0,
        ),
      }));
      return { masks, scores: [0.9, 0.6], parts: [{ stability_score: 0.99 }, { stability_score: 0.7 }] };
    },
  }),
});

/** Finds a lost edge at the second mask it is given, and none without masks. */
const secondIsLost = definePlugin({
  kind: "detector",
  name: "second-is-lost",
  apiVersion: 1,
  capabilities: { perObject: true },
  create: () => ({
    detect: async ({ masks }) => {
      const region = { x: 50, y: 12, width: 2, height: 9, score: 0.3, label: "object 2: blurred", object: 1 };
      return { detected: masks !== undefined, score: 1, regions: masks === undefined ? [] : [region] };
    },
  }),
});

const basic: Partial<QualitySettings> = {
  resampler: "linear",
  roundTripResampler: "linear",
  metrics: ["difference"],
  minWidth: 60,
  minHeight: 40,
  targetBytes: 0,
  segment: "auto",
  segmenter: "halves",
};

async function enhance(plugins: readonly Plugin[], quality: Partial<QualitySettings> = {}): Promise<Enhancement> {
  await using host = new Host([png]);
  const { bytes } = await host.get("codec", "png").encode(picture, {}, {}, createContext());
  await using pipeline = createPipeline({
    plugins: [png, linear, difference, ...plugins],
    quality: { ...basic, ...quality },
  });
  return await pipeline.enhance(bytes, { name: "squares" });
}

describe("objects of a run", () => {
  test("stand in quality.json, in files and in the report; the one that lost an edge is named, and only that one", async () => {
    const result = await enhance([halves, secondIsLost]);
    const { quality, report } = result;
    expect(qualitySchema.parse(quality)).toEqual(quality);
    expect(quality.segmentation).toMatchObject({ segmenter: "halves", left_out: 0 });
    expect(quality.segmentation?.objects.map(({ mask, score, edges_lost }) => ({ mask, score, edges_lost }))).toEqual([
      { mask: "mask-1.png", score: 0.9, edges_lost: false },
      { mask: "mask-2.png", score: 0.6, edges_lost: true },
    ]);
    expect(quality.segmentation?.objects.every(({ boundary_f: f }) => f !== null && f > 0.9)).toBe(true);
    expect(quality.artifacts_detected).toMatchObject({ second_is_lost: false, second_is_lost_objects: true });
    const files = filesOf(result);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(["masks.json", "objects.png", "mask-1.png", "mask-2.png"]),
    );
    const document = masksDocumentSchema.parse(JSON.parse(String(files["masks.json"])));
    expect(document.picture).toEqual(quality.dimensions_after);
    expect(report).toContain('id="show-objects"');
    expect(report).toMatch(/Segmenter: halves/);
    expect(report).toMatch(/lost in part/);
  });

  test("that the source has not have no outline to agree with", async () => {
    // Finds objects in the result alone, which is 60 px wide.
    const onlyThere = definePlugin({
      kind: "segmenter",
      name: "only-there",
      apiVersion: 1,
      capabilities: { prompts: ["auto"] },
      create: (_, resolve) => ({
        segment: async (given, prompts, context) =>
          given.width < 60
            ? { masks: [], scores: [] }
            : resolve("segmenter", "halves").segment(given, prompts, context),
      }),
    });
    const { quality } = await enhance([halves, onlyThere], { segmenter: "only-there" });
    expect(quality.segmentation?.objects.map(({ boundary_f: f }) => f)).toEqual([null, null]);
  });

  test("are not looked for unless asked", async () => {
    const { quality, objects, report } = await enhance([halves, secondIsLost], { segment: "off" });
    expect(quality).not.toHaveProperty("segmentation");
    expect(objects).toEqual({});
    expect(report).not.toContain('id="show-objects"');
  });

  test.each([[{ segmentMinIou: 0.8 }], [{ segmentMinStability: 0.95 }]])(
    "below the threshold %o are left out",
    async (quality) => {
      const { quality: evidence } = await enhance([halves], quality);
      expect(evidence.segmentation).toMatchObject({ left_out: 1, objects: [{ score: 0.9, edges_lost: null }] });
    },
  );

  test("that are too small are left out", async () => {
    const { quality } = await enhance([halves], { segmentMinArea: 0.5 });
    expect(quality.segmentation).toMatchObject({ left_out: 2, objects: [] });
  });

  test("come from the segmenter that stands in, and the report says why", async () => {
    const { quality, report } = await enhance([halves], { segmenter: "sam", fallbackSegmenter: "halves" });
    const because = expect.stringMatching(/no segmenter sam is registered/);
    expect(quality.segmentation).toMatchObject({ segmenter: "halves", because });
    expect(quality.fallbacks).toEqual([{ wanted: "sam", used: "halves", reason: because }]);
    expect(report).toMatch(/Segmenter: halves, because no segmenter sam/);
  });

  test("that no segmenter can find do not end the run", async () => {
    const { quality, objects } = await enhance([boxes], { segmenter: "boxes" });
    expect(quality.segmentation).toEqual({ reason: expect.stringMatching(/Expected a box/), objects: [], left_out: 0 });
    expect(objects).toEqual({});
  });

  test("are not looked for in a picture too far from its source", async () => {
    const psnr = definePlugin({
      kind: "metric",
      name: "psnr",
      apiVersion: 1,
      capabilities: { unit: "dB", better: "higher", range: [0, null], smallestSide: 1 },
      create: () => ({ measure: async () => ({ value: 20 }) }),
    });
    const { quality } = await enhance([halves, psnr], { metrics: ["psnr"] });
    expect(quality.segmentation).toMatchObject({ reason: "psnr 20.00 dB is below segmentMinPsnr 25 dB", objects: [] });
  });
});
