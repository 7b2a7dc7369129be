import {
  createContext,
  createImage,
  definePlugin,
  Host,
  PixelproofError,
  type ErrorCode,
  type Image,
  type Plugin,
  type Prompt,
} from "@pixelproof/core";
import { decodeRle, decompressRle, maskArea, maskImage, masksDocumentSchema } from "@pixelproof/masks";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { boxes, linear } from "@pixelproof/testkit/fixtures";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createPipeline, type Pipeline } from "../pipeline.ts";
import { png } from "../png.fixture.ts";
import type { QualitySettings } from "../settings.ts";

/** A segmenter that cannot work. */
const broken = (code: ErrorCode): Plugin =>
  definePlugin({
    kind: "segmenter",
    name: "broken",
    apiVersion: 1,
    capabilities: { prompts: ["box"] },
    create: () => ({ segment: () => Promise.reject(new PixelproofError(code, "no weights here")) }),
  });

const picture = createImage({ ...scene({ width: 32, height: 24, channels: 4 }), sourceDepth: 16 });
const prompts = [{ box: { x: 4, y: 3, width: 10, height: 8 } }, { box: { x: 20, y: 10, width: 5, height: 5 } }];

function pipelineOf(plugins: readonly Plugin[], quality: Partial<QualitySettings>): Pipeline {
  const resamplers = { resampler: "linear", roundTripResampler: "linear" };
  return createPipeline({ plugins: [png, linear, ...plugins], quality: { ...resamplers, ...quality } });
}

async function fileOf(image: Image): Promise<Uint8Array> {
  await using host = new Host([png]);
  return (await host.get("codec", "png").encode(image, sampleMetadata(), {}, createContext())).bytes;
}

async function pixelsOf(bytes: Uint8Array | string | undefined): Promise<Image> {
  await using host = new Host([png]);
  if (!(bytes instanceof Uint8Array)) throw new Error("expected a picture");
  return (await host.get("codec", "png").decode(bytes, createContext())).image;
}

describe("segmenting a file", () => {
  test("gives masks.json, a picture of all objects, and a mask each", async () => {
    await using pipeline = pipelineOf([boxes], { segmenter: "boxes" });
    const { document, files } = await pipeline.segment({ input: await fileOf(picture), prompts });
    expect(Object.keys(files).toSorted()).toEqual(["mask-1.png", "mask-2.png", "masks.json", "overlay.png"]);
    expect(masksDocumentSchema.parse(JSON.parse(String(files["masks.json"])))).toEqual(document);
    expect(document).toMatchObject({ segmenter: "boxes", picture: { width: 32, height: 24 } });
    expect(document).not.toHaveProperty("because");
    expect(document.objects.map(({ area, bbox, prompt }) => ({ area, bbox, prompt }))).toEqual([
      { area: 80, bbox: [4, 3, 10, 8], prompt: prompts[0] },
      { area: 25, bbox: [20, 10, 5, 5], prompt: prompts[1] },
    ]);
    const mask = await pixelsOf(files["mask-2.png"]);
    const rle = decodeRle(decompressRle(document.objects[1].segmentation));
    expect(mask).toMatchObject({ width: 32, height: 24, channels: 1, sourceDepth: 8 });
    expect([...mask.data].map((sample) => sample / 65535)).toEqual([...rle.data]);
    expect(maskArea(rle)).toBe(25);
    expect(await pixelsOf(files["overlay.png"])).toMatchObject({ width: 32, height: 24, channels: 3 });
  });

  test("a mask is read from its file, and handed on as it is", async () => {
    const asked: Prompt[] = [];
    const recording = definePlugin({
      ...boxes,
      name: "recording",
      capabilities: { prompts: ["mask"] },
      create: () => ({
        segment: async (_, prompts) => {
          asked.push(...prompts);
          return { masks: prompts.flatMap(({ mask }) => mask ?? []), scores: prompts.map(() => 1) };
        },
      }),
    });
    await using pipeline = pipelineOf([recording], { segmenter: "recording" });
    const rough = { width: 32, height: 24, data: new Uint8Array(32 * 24).fill(1, 40, 90) };
    const { document } = await pipeline.segment({
      input: await fileOf(picture),
      prompts: [{ mask: await fileOf(maskImage(rough)) }],
    });
    expect(asked).toEqual([{ mask: rough }]);
    expect(document.objects[0].prompt?.mask).toEqual(document.objects[0].segmentation);
  });

  test("progress rises to 1", async () => {
    await using pipeline = pipelineOf([boxes], { segmenter: "boxes" });
    const told: number[] = [];
    const onProgress = (fraction: number): void => void told.push(fraction);
    await pipeline.segment({ input: await fileOf(picture), prompts, onProgress });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  test("cut-outs keep the samples at 16 bits", async () => {
    await using pipeline = pipelineOf([boxes], { segmenter: "boxes" });
    const { files } = await pipeline.segment({ input: await fileOf(picture), prompts, cutOuts: true });
    const cut = await pixelsOf(files["cutout-1.png"]);
    expect(cut).toMatchObject({ channels: 4, sourceDepth: 16 });
    const at = (3 * 32 + 4) * 4;
    expect([...cut.data.subarray(at, at + 4)]).toEqual([...picture.data.subarray(at, at + 4)]);
    expect(cut.data[3]).toBe(0);
  });
});

describe("a segmenter that cannot work", () => {
  test.each(["MODEL_MISSING", "ENGINE_MISSING"] as const)(
    "(%s) gives way to the one behind it, with its reason",
    async (code) => {
      await using pipeline = pipelineOf([broken(code), boxes], { segmenter: "broken", fallbackSegmenter: "boxes" });
      const { document } = await pipeline.segment({ input: await fileOf(picture), prompts });
      expect(document).toMatchObject({ segmenter: "boxes", because: "no weights here" });
      expect(document.objects).toHaveLength(2);
    },
  );

  test("that is not registered does too", async () => {
    await using pipeline = pipelineOf([boxes], { fallbackSegmenter: "boxes" });
    const { document } = await pipeline.segment({ input: await fileOf(picture), prompts });
    expect(document.because).toMatch(/no segmenter sam is registered/);
  });

  test("because of what was asked of it does not: another would not have been asked", async () => {
    const plugins = [broken("CAPABILITY_MISSING"), boxes];
    await using pipeline = pipelineOf(plugins, { segmenter: "broken", fallbackSegmenter: "boxes" });
    const refused = pipeline.segment({ input: await fileOf(picture), prompts });
    await expect(refused).rejects.toMatchObject({ code: "CAPABILITY_MISSING" });
  });

  test("with none behind it is told", async () => {
    await using pipeline = pipelineOf([broken("MODEL_MISSING")], { segmenter: "broken" });
    const refused = pipeline.segment({ input: await fileOf(picture), prompts });
    await expect(refused).rejects.toMatchObject({ code: "MODEL_MISSING" });
  });
});

test("model and download of the settings reach the segmenter; one that takes none is refused", async () => {
  const options = z.strictObject({ model: z.string().default("small"), download: z.boolean().default(false) });
  const declared = { kind: "segmenter", name: "choosing", apiVersion: 1, capabilities: { prompts: ["box"] } } as const;
  const choosing = definePlugin({ ...declared, options, create: () => unused });
  await using pipeline = pipelineOf([choosing], { segmenter: "choosing", segmentModel: "large" });
  expect(pipeline.host.describe("segmenter", "choosing").options).toEqual({ model: "large", download: false });
  await using fetching = pipelineOf([choosing], { segmenter: "choosing", segmentDownload: true });
  expect(fetching.host.describe("segmenter", "choosing").options).toEqual({ model: "small", download: true });
  expect(() => pipelineOf([boxes], { segmenter: "boxes", segmentModel: "large" })).toThrow(
    expect.objectContaining({ code: "OPTIONS_INVALID" }),
  );
});

const unused = { segment: () => Promise.reject(new Error("not used")) };
