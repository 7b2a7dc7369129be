// Plugins as they are written for plugin API 1. They have to compile, and be taken, for as long as `apiVersion` is 1: what
// this file says may be added to, never changed. Members and capabilities that came later are optional.
import { expect, test } from "vitest";
import { z } from "zod";
import {
  createImage,
  definePlugin,
  Host,
  PixelproofError,
  type Codec,
  type ColourEngine,
  type Context,
  type Detection,
  type DetectionInput,
  type Detector,
  type Image,
  type Measurement,
  type Metric,
  type Prompt,
  type Resampler,
  type Rgb8,
  type Segmentation,
  type Segmenter,
} from "./index.ts";

class Nearest implements Resampler {
  async resample(image: Image, to: { width: number; height: number }, context: Context): Promise<Image> {
    context.signal.throwIfAborted();
    context.progress(1);
    const data = new Uint16Array(to.width * to.height * image.channels);
    return createImage({ ...to, channels: image.channels, data, sourceDepth: image.sourceDepth });
  }
}

class Zero implements Metric {
  async measure(reference: Rgb8, candidate: Rgb8): Promise<Measurement> {
    return { value: reference.width - candidate.width, identical: true, parts: { red: 0 } };
  }
}

class Quiet implements Detector {
  async detect({ before, after, masks }: DetectionInput): Promise<Detection> {
    const region = { x: 0, y: 0, width: after.width, height: before.height, score: masks?.length ?? 0 };
    return { detected: false, score: 0, regions: [{ ...region, line: [0, 0, 1, 1], label: "nothing" }] };
  }
}

class Nothing implements Segmenter {
  async segment(picture: Rgb8, prompts: readonly Prompt[]): Promise<Segmentation> {
    const mask = { width: picture.width, height: picture.height, data: new Uint8Array(picture.width * picture.height) };
    return { masks: prompts.map(() => mask), scores: prompts.map(() => 0) };
  }
}

class Plain implements ColourEngine {
  async toSrgb(image: Image): Promise<Image> {
    return image;
  }
  async toneCurves(): Promise<Float64Array[]> {
    return [new Float64Array(65536)];
  }
}

const codec: Codec = {
  sniff: (bytes) => bytes.length > 0,
  inspect: async () => ({ format: "x", width: 1, height: 1, channels: 1, depth: 8, frames: 1, orientation: 1 }),
  decode: async (bytes, { limits }) => {
    if (bytes.length > limits.inputBytes) throw new PixelproofError("LIMIT_INPUT_BYTES", "Expected fewer bytes");
    return { image: createImage({ width: 1, height: 1, channels: 1, data: new Uint16Array(1) }), metadata: {} };
  },
  encode: async (image, metadata, { depth = 8, compression, quality, effort, dither }) => ({
    bytes: Uint8Array.of(image.data[0], depth, quality ?? 0, effort ?? 0),
    losses: metadata.icc && compression && dither ? [{ group: "icc", kind: "lost", reason: "no place" }] : [],
  }),
};

const plugins = [
  definePlugin({
    kind: "codec",
    name: "x",
    apiVersion: 1,
    capabilities: {
      format: "x",
      mediaType: "image/x",
      extensions: [".x"],
      depths: [8],
      alpha: false,
      compression: ["lossless"],
      keeps: ["icc", "exif", "xmp", "iptc"],
      largestSide: 1,
    },
    create: () => codec,
  }),
  definePlugin({ kind: "colour", name: "plain", apiVersion: 1, create: () => new Plain() }),
  definePlugin({
    kind: "resampler",
    name: "nearest",
    apiVersion: 1,
    description: "Takes options.",
    options: z.strictObject({ centre: z.boolean().default(true) }),
    capabilities: { engine: "classical", kernel: "Nearest", nativeScales: [2] },
    create: ({ centre }) => (centre ? new Nearest() : new Nearest()),
  }),
  definePlugin({
    kind: "metric",
    name: "zero",
    apiVersion: 1,
    capabilities: { unit: "", better: "lower", range: [0, null], smallestSide: 1, validatedAgainst: "nothing" },
    create: () => new Zero(),
  }),
  definePlugin({
    kind: "detector",
    name: "quiet",
    apiVersion: 1,
    capabilities: { score: "nothing" },
    create: () => new Quiet(),
  }),
  definePlugin({
    kind: "segmenter",
    name: "nothing",
    apiVersion: 1,
    capabilities: { prompts: ["point", "box", "auto"] },
    create: () => new Nothing(),
  }),
];

test("plugins written for plugin API 1 compile, and are taken and made", async () => {
  await using host = new Host(plugins);
  for (const { kind, id } of host.list()) expect(host.get(kind, id)).toBeTypeOf("object");
});
