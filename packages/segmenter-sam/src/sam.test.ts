import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, Host, type Context, type Mask, type Prompt, type Rgb8 } from "@pixelproof/core";
import { maskIou } from "@pixelproof/masks";
import { runConformance } from "@pixelproof/testkit";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import plugin from "./index.ts";
import { boxes, flatScene, maskByHand, maskOfBox } from "./small/scene.fixture.ts";
import { placeSmallModel } from "./small/small-model.fixture.ts";

const names = ["mobile-sam", "slimsam", "sam-vit-b", "efficient-sam", "sam2.1-tiny"];
const paths = new Map<string, string>();

beforeAll(async () => {
  for (const name of names) paths.set(name, await placeSmallModel(name));
});

const picture = flatScene();
const middle = ({ x, y, width, height }: (typeof boxes)["red"] | (typeof boxes)["blue"]): Prompt => ({
  points: [{ x: x + width / 2, y: y + height / 2, foreground: true }],
});
const coarse = { refine: false };

async function segment(name: string, of: Rgb8, prompts: readonly Prompt[], options: object = {}, context = here) {
  await using host = new Host([{ plugin, options: { model: paths.get(name), ...options } }]);
  return await host.get("segmenter", "sam").segment(of, prompts, context);
}

/** Everything on the calling thread: small models load faster than processes start. */
const here = createContext({ limits: { threads: 0 } });

const isSame = (a: Mask, b: Mask): boolean => Buffer.compare(a.data, b.data) === 0;

describe("small models with the tensors of", () => {
  test.each(["mobile-sam", "slimsam", "sam-vit-b"])(
    "%s: masks at points are those worked out by hand, to the pixel",
    async (name) => {
      const { masks, scores } = await segment(name, picture, [middle(boxes.red), middle(boxes.blue)], coarse);
      expect(isSame(masks[0], maskByHand(boxes.red))).toBe(true);
      expect(isSame(masks[1], maskByHand(boxes.blue))).toBe(true);
      // By hand: 1 - (1 - tanh 2) of the cells inside.
      const share = (boxes.red.width * boxes.red.height) / 1024 ** 2;
      expect(scores[0]).toBeCloseTo(1 - (1 - Math.tanh(2)) * share, 5);
    },
  );

  test.each(["mobile-sam", "sam-vit-b"])("%s: a box gives what is in it, to the pixel", async (name) => {
    const { masks } = await segment(name, picture, [{ box: boxes.green }], coarse);
    expect(isSame(masks[0], maskByHand(boxes.green))).toBe(true);
  });

  test.each(["efficient-sam", "sam2.1-tiny"])("%s, which stretch the picture: points and boxes", async (name) => {
    const { masks } = await segment(name, picture, [middle(boxes.red), { box: boxes.blue }], coarse);
    expect(maskIou(masks[0], maskOfBox(boxes.red))).toBeGreaterThan(0.95);
    expect(maskIou(masks[1], maskOfBox(boxes.blue))).toBeGreaterThan(0.95);
  });

  test("slimsam refuses boxes", async () => {
    await expect(segment("slimsam", picture, [{ box: boxes.red }])).rejects.toMatchObject({
      code: "CAPABILITY_MISSING",
    });
  });
});

describe("masks", () => {
  test("a background point takes away what has its colour", async () => {
    const prompt = { points: [...(middle(boxes.red).points ?? []), { x: 600, y: 600, foreground: false }] };
    const { masks } = await segment("mobile-sam", picture, [prompt], coarse);
    expect(isSame(masks[0], maskByHand(boxes.red))).toBe(true);
  });

  test("refined they have the borders of the picture, to the pixel", async () => {
    const { masks } = await segment("mobile-sam", picture, [middle(boxes.red)]);
    expect(isSame(masks[0], maskOfBox(boxes.red))).toBe(true);
  });

  test("the picture is encoded once, however often it is asked about", async () => {
    const facts: string[] = [];
    const context = createContext({ note: (name) => void facts.push(name) });
    await using host = new Host([{ plugin, options: { model: paths.get("mobile-sam") } }]);
    const segmenter = host.get("segmenter", "sam");
    await segmenter.segment(picture, [middle(boxes.red), middle(boxes.blue)], context);
    await segmenter.segment(picture, [{ box: boxes.green }], context);
    expect(facts.filter((name) => name === "encode_ms")).toHaveLength(1);
    expect(facts).toContain("provider");
  });
});

describe("everything in the picture", () => {
  const auto = { pointsPerSide: 4 };

  test.each(["mobile-sam", "slimsam", "sam2.1-tiny"])(
    "%s: three boxes and the ground between them, each once",
    async (name) => {
      const fractions: number[] = [];
      const context = createContext({ progress: (fraction) => void fractions.push(fraction) });
      const { masks, scores, parts = [] } = await segment(name, picture, [], { auto }, context);
      for (const box of Object.values(boxes)) {
        expect(masks.filter((mask) => maskIou(mask, maskOfBox(box)) > 0.97)).toHaveLength(1);
      }
      expect(masks).toHaveLength(4);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(parts.every(({ stability_score: stability }) => stability >= 0.95)).toBe(true);
      expect(fractions.at(-1)).toBe(1);
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    },
  );

  test("crops find the same, each once", async () => {
    const { masks } = await segment("slimsam", picture, [], { auto: { ...auto, cropNLayers: 1 } });
    for (const box of Object.values(boxes)) {
      expect(masks.filter((mask) => maskIou(mask, maskOfBox(box)) > 0.9)).toHaveLength(1);
    }
  });

  test("can be stopped", async () => {
    const controller = new AbortController();
    const progress = (fraction: number): void => void (fraction > 0.2 && controller.abort());
    const context: Context = createContext({ signal: controller.signal, progress });
    await expect(segment("mobile-sam", picture, [], { auto }, context)).rejects.toMatchObject({ code: "ABORTED" });
  });
});

describe("weights", () => {
  test("that are not there: one line with the address, the place, the size and the hash; nothing is fetched", async () => {
    vi.stubEnv("PIXELPROOF_MODELS", await mkdtemp(join(tmpdir(), "pixelproof-sam-")));
    onTestFinished(() => void vi.unstubAllEnvs());
    await using host = new Host([plugin]);
    const refused = host.get("segmenter", "sam").segment(picture, [middle(boxes.red)], createContext());
    await expect(refused).rejects.toMatchObject({
      code: "MODEL_MISSING",
      message: expect.stringMatching(
        /mobile-sam.*mobile_sam_image_encoder\.onnx.*https:\/\/huggingface\.co.*28157093 bytes.*580f5fb6/,
      ),
    });
  });

  test("of another model than the manifest says are refused with what they take", async () => {
    const path = await placeSmallModel("mobile-sam");
    const manifest = JSON.parse(await readFile(path, "utf8"));
    manifest.decoder.labels.type = "int64";
    await writeFile(path, JSON.stringify(manifest));
    await using host = new Host([{ plugin, options: { model: path } }]);
    const refused = host.get("segmenter", "sam").segment(picture, [middle(boxes.red)], createContext());
    await expect(refused).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("point_labels float32"),
    });
  });
});

describe("with a small MobileSAM", async () => {
  const model = await placeSmallModel("mobile-sam");
  runConformance(test, plugin, { options: { model, auto: { pointsPerSide: 2 } } });
});
