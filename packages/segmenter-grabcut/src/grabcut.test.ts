import { createContext, Host, type Mask, type Prompt, type Rgb8, type Segmentation } from "@pixelproof/core";
import { maskArea, maskIou } from "@pixelproof/masks";
import { dataFile, readRgb8, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";
import { discs } from "./scene.fixture.ts";

async function segment(picture: Rgb8, prompts: readonly Prompt[], options: object = {}): Promise<Segmentation> {
  await using host = new Host([{ plugin, options }]);
  return await host.get("segmenter", "grabcut").segment(picture, prompts, createContext());
}

const { picture, masks } = discs(600, 400, [
  { x: 180, y: 200, radius: 90 },
  { x: 450, y: 150, radius: 60 },
]);

describe("an object", () => {
  test("is found in a box, to the pixel though the copy that is cut is half as large", async () => {
    const { masks: found } = await segment(picture, [{ box: { x: 70, y: 90, width: 220, height: 220 } }]);
    expect(maskIou(found[0], masks[0])).toBeGreaterThan(0.99);
  });

  test("is found at a point, and the one like it beside it is not", async () => {
    const points = [{ x: 450, y: 150, foreground: true }];
    const { masks: found } = await segment(picture, [{ points }]);
    expect(maskIou(found[0], masks[1])).toBeGreaterThan(0.98);
  });

  test("that a background point is on stays out", async () => {
    const box = { x: 60, y: 60, width: 480, height: 260 };
    const [both, one] = await Promise.all([
      segment(picture, [{ box }]),
      segment(picture, [{ box, points: [{ x: 180, y: 200, foreground: false }] }]),
    ]);
    expect(maskArea(both.masks[0])).toBeGreaterThan(maskArea(masks[0]));
    expect(one.masks[0].data[200 * 600 + 180]).toBe(0);
  });

  test("several in one call: one mask a prompt, in their order", async () => {
    const prompts = [
      { box: { x: 370, y: 70, width: 160, height: 160 } },
      { points: [{ x: 180, y: 200, foreground: true }] },
    ];
    const { masks: found, scores } = await segment(picture, prompts);
    expect(found).toHaveLength(2);
    expect(maskIou(found[0], masks[1])).toBeGreaterThan(0.98);
    expect(maskIou(found[1], masks[0])).toBeGreaterThan(0.98);
    expect(scores.every((score) => score > 0.9)).toBe(true);
  });

  test("that fills its box and the picture is found by what is in the middle", async () => {
    const scene = discs(300, 300, [{ x: 150, y: 150, radius: 100 }]);
    const { masks: found } = await segment(scene.picture, [{ box: { x: 0, y: 0, width: 300, height: 300 } }]);
    expect(maskIou(found[0], scene.masks[0])).toBeGreaterThan(0.98);
  });
});

describe("without a prompt", () => {
  test("objects around the middle are found, the largest first", async () => {
    const scene = discs(600, 400, [
      { x: 370, y: 190, radius: 50 },
      { x: 230, y: 200, radius: 75 },
    ]);
    const { masks: found } = await segment(scene.picture, []);
    expect(found).toHaveLength(2);
    expect(maskIou(found[0], scene.masks[1])).toBeGreaterThan(0.98);
    expect(maskIou(found[1], scene.masks[0])).toBeGreaterThan(0.98);
  });
});

describe("a run", () => {
  const prompts = [{ box: { x: 70, y: 90, width: 220, height: 220 } }];

  test("repeats to the bit with the same seed, on a thread or off it", async () => {
    const first = await segment(picture, prompts);
    await using host = new Host([plugin]);
    const here = createContext({ limits: { threads: 0 } });
    const second = await host.get("segmenter", "grabcut").segment(picture, prompts, here);
    expect(Buffer.compare(first.masks[0].data, second.masks[0].data)).toBe(0);
    expect(second.scores).toEqual(first.scores);
  });

  test("leaves the event loop free", async () => {
    let ticks = 0;
    const tick = setInterval(() => ticks++, 1);
    await segment(picture, prompts);
    clearInterval(tick);
    expect(ticks).toBeGreaterThan(5);
  });

  test("can be stopped at its first word of progress", async () => {
    await using host = new Host([plugin]);
    const controller = new AbortController();
    const context = createContext({ signal: controller.signal, progress: () => controller.abort() });
    const stopped = host.get("segmenter", "grabcut").segment(picture, prompts, context);
    await expect(stopped).rejects.toMatchObject({ code: "ABORTED" });
  });

  test.each([
    [{}, /a box or points/],
    [{ box: { x: 700, y: 0, width: 9, height: 9 } }, /a box in the picture/],
    [{ box: { x: 7, y: 7, width: 0, height: 9 } }, /a box in the picture/],
    [{ points: [{ x: 600, y: 0, foreground: true }] }, /points in the picture/],
  ])("with the prompt %j is refused", async (prompt, message) => {
    await expect(segment(picture, [prompt])).rejects.toMatchObject({ code: "SETTINGS_INVALID", message });
  });

  test("of a build without GrabCut is refused", async () => {
    const refused = segment(picture, prompts, { module: "zod" });
    await expect(refused).rejects.toMatchObject({ code: "ENGINE_FAILED" });
  });
});

async function maskOf(name: string): Promise<Mask> {
  const { width, height, data } = await readRgb8(dataFile(`segment/${name}`));
  const isInside = (i: number): boolean => data[i * 3] + data[i * 3 + 1] + data[i * 3 + 2] > 0;
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => (isInside(i) ? 1 : 0)) };
}

test.skipIf(!withData)(
  "the dog in its box is the one that EfficientSAM-S sees, better refined than not (needs the shared data)",
  async () => {
    const [dogs, truth] = [
      await readRgb8(dataFile("segment/dogs.jpg")),
      await maskOf("dogs_efficient_sam_vits_mask.png"),
    ];
    // The box around the mask of EfficientSAM-S.
    const box = { x: 455, y: 190, width: 316, height: 398 };
    const [refined, coarse] = [await segment(dogs, [{ box }]), await segment(dogs, [{ box }], { refine: false })];
    expect(maskIou(refined.masks[0], truth)).toBeGreaterThan(0.95);
    expect(maskIou(refined.masks[0], truth)).toBeGreaterThan(maskIou(coarse.masks[0], truth));
  },
);
