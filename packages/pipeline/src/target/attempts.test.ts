import { createContext, createImage, definePlugin, Host, type CodecCapabilities, type Plugin } from "@pixelproof/core";
import { noise } from "@pixelproof/testkit";
import { linear } from "@pixelproof/testkit/fixtures";
import { describe, expect, test } from "vitest";
import { planEnhancement } from "../plan.ts";
import { qualitySettingsSchema, type QualitySettings } from "../settings.ts";
import { encodeToTarget } from "./attempts.ts";

/** A codec whose files have a size that follows from pixels and settings alone, so that each step can be foretold. */
function sized(
  capabilities: Partial<CodecCapabilities>,
  bytesOf: (pixels: number, depth: number, quality: number) => number,
): Plugin {
  const { format = "png", compression = ["lossless"] } = capabilities;
  return definePlugin({
    kind: "codec",
    name: format,
    apiVersion: 1,
    capabilities: {
      format,
      mediaType: `image/${format}`,
      extensions: [`.${format}`],
      depths: [8, 16],
      alpha: true,
      compression,
      keeps: [],
      largestSide: 1e5,
      ...capabilities,
    },
    create: () => ({
      sniff: () => false,
      inspect: () => Promise.reject(new Error("not used")),
      decode: () => Promise.reject(new Error("not used")),
      async encode({ width, height }, _metadata, settings) {
        const quality = settings.compression === "lossless" ? 200 : (settings.quality ?? 0);
        const effort = settings.effort === undefined ? 1 : 0.9;
        return {
          bytes: new Uint8Array(Math.round(bytesOf(width * height, settings.depth ?? 8, quality) * effort)),
          losses: [],
        };
      },
    }),
  });
}

const lossless = sized({}, (pixels, depth) => (pixels * depth) / 8);
const lossy = sized(
  { format: "jpeg", depths: [8], alpha: false, compression: ["lossy"] },
  (pixels, _, quality) => (pixels * quality) / 100,
);
const both = sized(
  { format: "webp", depths: [8], compression: ["lossy", "lossless"] },
  (pixels, _, quality) => (pixels * quality) / 100,
);

async function run(plugins: Plugin[], quality: Partial<QualitySettings>, sourceDepth: 8 | 16 = 8) {
  await using host = new Host([...plugins, linear]);
  const source = createImage({ ...noise({ width: 100, height: 100, channels: 3 }), sourceDepth });
  const settings = qualitySettingsSchema.parse({ minWidth: 1, minHeight: 1, scaleFactor: 2, ...quality });
  const sizes: number[] = [];
  const result = await encodeToTarget(
    {
      source,
      plan: planEnhancement(source, settings),
      settings,
      host,
      largestPixels: 1e9,
      enlarge: async ({ width, height }) => {
        sizes.push(width);
        return createImage({ width, height, channels: 3, data: new Uint16Array(width * height * 3), sourceDepth });
      },
      encode: ({ codec }, image, how) => codec.encode(image, {}, how, createContext()),
    },
    new AbortController().signal,
  );
  const steps = result.attempts.map(({ depth, compression, quality: q, width, bytes }) => ({
    depth,
    compression,
    q,
    width,
    bytes,
  }));
  return { ...result, steps, sizes };
}

describe("the size floor", () => {
  test("a file that meets it at once is the only attempt", async () => {
    const { steps, reached } = await run([lossless], { targetBytes: 40_000 });
    expect(reached).toBe(true);
    expect(steps).toEqual([{ depth: 8, compression: "lossless", q: undefined, width: 200, bytes: 40_000 }]);
  });

  test("PNG goes to 16 bits, then enlarges further; each size is enlarged once", async () => {
    const deeper = await run([lossless], { targetBytes: 70_000 });
    expect(deeper.steps.map(({ depth, width }) => [depth, width])).toEqual([
      [8, 200],
      [16, 200],
    ]);
    const larger = await run([lossless], { targetBytes: 100_000 });
    expect(larger.reached).toBe(true);
    expect(larger.steps.at(-1)?.width).toBeGreaterThan(220);
    expect(new Set(larger.sizes).size).toBe(larger.sizes.length);
  });

  test("a depth that was asked for is not raised", async () => {
    const { steps } = await run([lossless], { targetBytes: 70_000, depth: 8 });
    expect(steps.every(({ depth }) => depth === 8)).toBe(true);
  });

  test("a lossy format raises quality, then goes lossless where it can", async () => {
    const { steps } = await run([both], { targetBytes: 80_000, saveFormatPriority: ["webp"] });
    expect(steps.map(({ compression, q }) => q ?? compression)).toEqual([92, 95, 98, 100, "lossless"]);
  });

  test("when it is out of reach the largest file stands, with a note; nothing is padded", async () => {
    const { reached, note, attempt } = await run([lossless], { targetBytes: 10_000_000 });
    expect(reached).toBe(false);
    expect(note).toContain("10000000 bytes: 3 attempts up to scale 4.00");
    expect(attempt.width).toBe(400);
  });

  test("0 asks for no floor", async () => {
    expect((await run([lossless], { targetBytes: 0 })).steps).toHaveLength(1);
  });
});

describe("the size ceiling", () => {
  test("a lossless file is compressed harder first", async () => {
    const { steps, reached } = await run([lossless], { maxBytes: 37_000, targetBytes: 0 });
    expect(reached).toBe(true);
    expect(steps).toHaveLength(2);
  });

  test("then a lossy format takes over, at the highest quality that fits", async () => {
    const plugins = [lossless, lossy];
    const { attempt, reached } = await run(plugins, {
      maxBytes: 34_000,
      targetBytes: 0,
      saveFormatPriority: ["png", "jpeg"],
    });
    expect(reached).toBe(true);
    expect(attempt).toMatchObject({ format: "jpeg", quality: 85, bytes: 34_000 });
  });

  test("a quality that was too large is not tried again, nor a higher one", async () => {
    const { attempts } = await run([lossy], { maxBytes: 33_000, targetBytes: 0, saveFormatPriority: ["jpeg"] });
    const qualities = attempts.map(({ quality }) => quality ?? 0);
    expect(new Set(qualities).size).toBe(qualities.length);
    expect(Math.max(...qualities)).toBe(92);
  });

  test("a lossy format that cannot hold the picture's side is passed over", async () => {
    const small = sized(
      { format: "webp", compression: ["lossy"], depths: [8], largestSide: 100 },
      (pixels) => pixels / 100,
    );
    const { attempt } = await run([lossless, small, lossy], { maxBytes: 34_000, targetBytes: 0 });
    expect(attempt.format).toBe("jpeg");
  });

  test("quality never falls below the lowest allowed; the smallest file stands, with a note", async () => {
    const { attempt, reached, note } = await run([lossy], {
      maxBytes: 100,
      targetBytes: 0,
      saveFormatPriority: ["jpeg"],
    });
    expect(reached).toBe(false);
    expect(attempt.quality).toBe(75);
    expect(note).toContain("100 bytes");
  });

  test("the floor never pushes a file over the ceiling", async () => {
    const { attempt, reached, note } = await run([lossless], { targetBytes: 60_000, maxBytes: 70_000 });
    expect(attempt.bytes).toBe(40_000);
    expect([reached, note]).toEqual([false, expect.stringContaining("exceeds the size ceiling")]);
  });
});
