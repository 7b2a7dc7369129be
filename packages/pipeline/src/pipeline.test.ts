import { PixelproofError, createContext, createImage, definePlugin, Host, type Plugin } from "@pixelproof/core";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { blackRows, coarse, difference, gamma, linear, tinyCodec } from "@pixelproof/testkit/fixtures";
import { describe, expect, test } from "vitest";
import { predictMemory } from "./memory.ts";
import { createPipeline } from "./pipeline.ts";
import { png, pngCapabilities } from "./png.fixture.ts";
import type { ProgressEvent } from "./progress.ts";
import { qualitySchema } from "./quality.ts";

const plugins: Plugin[] = [png, coarse, linear, difference, blackRows];
const quality = {
  resampler: "linear",
  roundTripResampler: "linear",
  metrics: ["difference"],
  detectors: ["black-rows"],
  minWidth: 60,
  minHeight: 40,
  targetBytes: 0,
};

const picture = createImage({ ...scene({ width: 32, height: 24, channels: 3 }), sourceDepth: 8 });

async function fileOf(image = picture): Promise<Uint8Array> {
  await using host = new Host([png]);
  return (await host.get("codec", "png").encode(image, sampleMetadata(), {}, createContext())).bytes;
}

describe("enhance", () => {
  test("gives the picture, the heatmap, the page and figures that meet the published schema", async () => {
    await using pipeline = createPipeline({ plugins, quality });
    const bytes = await fileOf();
    const result = await pipeline.enhance(bytes, { name: "scene" });
    expect(qualitySchema.parse(result.quality)).toEqual(result.quality);
    expect(result.fileName).toBe("source_enhanced.png");
    expect(result.quality).toMatchObject({
      version: 1,
      original_size_bytes: bytes.length,
      enhanced_size_bytes: result.picture.length,
      dimensions_before: { width: 32, height: 24 },
      dimensions_after: { width: 60, height: 45 },
      artifacts_detected: { lines: null, edge_pixel_loss: null, black_rows: false },
      psnr: null,
      encoding: { lossless: true },
      losses: [],
      preserved: ["depth", "pixels", "icc", "exif", "xmp", "iptc", "density", "makerNote"],
      thresholds: { passed: true },
    });
    expect(Object.keys(result.quality.timings_ms)).toEqual(
      expect.arrayContaining(["plan", "decode", "enhance", "encode", "verify", "measure", "detect", "report", "total"]),
    );
    expect(result.report).toContain("<html");
    expect(result.diff.length).toBeGreaterThan(0);
  });

  test("the saved file is what is measured: reading it again gives the reported size", async () => {
    await using pipeline = createPipeline({ plugins, quality });
    const { picture: saved } = await pipeline.enhance(await fileOf());
    const { image } = await pipeline.host.get("codec", "png").decode(saved, createContext());
    expect([image.width, image.height, image.sourceDepth]).toEqual([60, 45, 8]);
  });

  test("progress never falls and ends at 1; one log line says what happened", async () => {
    const lines: string[] = [];
    const logger = { debug: () => {}, info: (line: string) => void lines.push(line), warn: () => {} };
    await using pipeline = createPipeline({ plugins, quality, logger });
    const fractions: number[] = [];
    await pipeline.enhance(await fileOf(), { onProgress: ({ fraction }) => void fractions.push(fraction) });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        /^QualityEnhancer: dims_before=32x24 dims_after=60x45 psnr=n\/a ssim=n\/a target_bytes=0 actual_bytes=\d+ format=PNG$/,
      ),
    ]);
  });

  test("AI asked for and not there: the classical resampler stands in, and the report says so", async () => {
    await using pipeline = createPipeline({ plugins, quality: { ...quality, enableSr: true } });
    const result = await pipeline.enhance(await fileOf());
    expect(result.quality.fallbacks).toMatchObject([{ wanted: "esrgan", used: "linear" }]);
    expect(result.quality.thresholds.passed).toBe(true);
    const strict = await pipeline.enhance(await fileOf(), { quality: { strict: true } });
    expect(strict.quality.thresholds.passed).toBe(false);
  });

  const failing = (fault: Error): Plugin =>
    definePlugin({
      kind: "resampler",
      name: "esrgan",
      apiVersion: 1,
      capabilities: { engine: "ai" },
      create: () => ({ resample: () => Promise.reject(fault) }),
    });

  test.each([
    ["has another hash", new PixelproofError("MODEL_INVALID", "Expected another hash")],
    ["lacks a package", Object.assign(new Error("Cannot find package 'net'"), { code: "ERR_MODULE_NOT_FOUND" })],
  ])("AI that %s: the classical resampler takes over, the report and the log say why", async (_, error) => {
    const warnings: string[] = [];
    const logger = { debug: () => {}, info: () => {}, warn: (line: string) => void warnings.push(line) };
    for (const asked of [{ enableSr: true }, { resampler: "esrgan" }]) {
      await using pipeline = createPipeline({
        plugins: [...plugins, failing(error)],
        quality: { ...quality, ...asked },
        logger,
      });
      const { enhancement, fallbacks } = (await pipeline.enhance(await fileOf())).quality;
      expect(enhancement).toMatchObject({ resampler: "linear", engine: "classical" });
      const reason = expect.stringContaining(error.message);
      expect(fallbacks).toEqual([{ wanted: "esrgan", used: "linear", reason }]);
    }
    expect(warnings).toHaveLength(2);
  });

  test("a fault in an AI plugin ends the run: nothing stands in for what has to be mended", async () => {
    const ai = failing(new TypeError("x is not a function"));
    await using pipeline = createPipeline({ plugins: [...plugins, ai], quality: { ...quality, enableSr: true } });
    await expect(pipeline.enhance(await fileOf())).rejects.toMatchObject({ code: "PLUGIN_FAILED" });
  });

  test("where AI enlarges, that is what most of the progress counts", async () => {
    const ai = definePlugin({
      ...linear,
      name: "esrgan",
      capabilities: { engine: "ai" },
      create: (_, resolve) => ({
        async resample(image, to, context) {
          context.progress(0.5);
          return resolve("resampler", "linear").resample(image, to, context);
        },
      }),
    });
    await using pipeline = createPipeline({ plugins: [...plugins, ai], quality: { ...quality, enableSr: true } });
    const fractions: number[] = [];
    const onProgress = ({ step, fraction }: ProgressEvent) => void (step === "enhance" && fractions.push(fraction));
    await pipeline.enhance(await fileOf(), { onProgress });
    expect(fractions[1]).toBeCloseTo(0.47);
  });

  test("what the resampler notes about its work stands in the report", async () => {
    const noting = definePlugin({
      kind: "resampler",
      name: "noting",
      apiVersion: 1,
      create: (_, resolve) => ({
        resample: (image, to, context) => {
          context.note("model", "house-net");
          return resolve("resampler", "linear").resample(image, to, context);
        },
      }),
    });
    await using pipeline = createPipeline({
      plugins: [...plugins, noting],
      quality: { ...quality, resampler: "noting" },
    });
    const { quality: report } = await pipeline.enhance(await fileOf());
    expect(report.enhancement.notes).toEqual({ model: "house-net" });
  });

  test("limits are checked on the header: no pixel is decoded, no resampler made", async () => {
    let decoded = false;
    const watched: Plugin = definePlugin({
      kind: "codec",
      name: "watched",
      apiVersion: 1,
      capabilities: pngCapabilities,
      create: () => ({
        sniff: () => true,
        inspect: async () => ({
          format: "watched",
          width: 30_000,
          height: 30_000,
          channels: 3,
          depth: 8,
          frames: 1,
          orientation: 1,
        }),
        decode: async () => {
          decoded = true;
          throw new Error("decoded");
        },
        encode: () => Promise.reject(new Error("not used")),
      }),
    });
    await using pipeline = createPipeline({ plugins: [watched, linear, difference, blackRows], quality });
    await expect(pipeline.enhance(Uint8Array.of(1))).rejects.toMatchObject({ code: "LIMIT_INPUT_PIXELS" });
    expect(decoded).toBe(false);
  });

  test("a result beyond the output limit, and one beyond the predicted memory, are refused", async () => {
    const bytes = await fileOf();
    const refused = async (limits: object) => {
      await using pipeline = createPipeline({ plugins, quality, limits });
      return pipeline.enhance(bytes).catch((error: unknown) => (PixelproofError.is(error) ? error.code : error));
    };
    expect(await refused({ outputPixels: 1000 })).toBe("LIMIT_OUTPUT_PIXELS");
    expect(await refused({ memoryBytes: 1000 })).toBe("LIMIT_MEMORY");
    expect(await refused({ inputBytes: 10 })).toBe("LIMIT_INPUT_BYTES");
  });

  test("cancelling ends the run with ABORTED, running out of time with LIMIT_TIME", async () => {
    const slow: Plugin = definePlugin({
      kind: "resampler",
      name: "slow",
      apiVersion: 1,
      create: () => ({
        resample: (_image, _to, { signal }) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
          ),
      }),
    });
    const settings = { ...quality, resampler: "slow" };
    await using timed = createPipeline({ plugins: [...plugins, slow], quality: settings, limits: { wallTime: 20 } });
    await expect(timed.enhance(await fileOf())).rejects.toMatchObject({ code: "LIMIT_TIME" });
    await using pipeline = createPipeline({ plugins, quality });
    await expect(pipeline.enhance(await fileOf(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "ABORTED",
    });
  });
});

describe("transparency", () => {
  const jpeg = tinyCodec({ ...pngCapabilities, format: "jpeg", alpha: false, depths: [8] });
  const clear = createImage({ ...picture, channels: 4, data: new Uint16Array(32 * 24 * 4).fill(0x80_80) });
  const onlyJpeg = { ...quality, saveFormatPriority: ["jpeg"] };

  test("asked for a format without it, the picture is refused", async () => {
    await using pipeline = createPipeline({ plugins: [...plugins, jpeg], quality: onlyJpeg });
    await expect(pipeline.enhance(await fileOf(clear))).rejects.toMatchObject({ code: "FORMAT_UNSUITABLE" });
  });

  test("asked for a colour, it is flattened on it and listed", async () => {
    await using pipeline = createPipeline({
      plugins: [...plugins, jpeg],
      quality: { ...onlyJpeg, flatten: "#ff0000" },
    });
    const { picture: saved, quality: report } = await pipeline.enhance(await fileOf(clear));
    const { image } = await pipeline.host.get("codec", "jpeg").decode(saved, createContext());
    expect([...image.data.subarray(0, 3)].map((sample) => sample / 257)).toEqual([191, 64, 64]);
    expect(report.losses).toContainEqual(expect.objectContaining({ group: "alpha", kind: "lost" }));
    expect(report.losses.find(({ group }) => group === "alpha")?.reason).toContain("#ff0000");
    expect(report.source.channels).toBe(4);
    // The source is measured as it was flattened, not over another background.
    expect(report.round_trip.figures["difference"].value).toBeLessThan(1);
  });

  test("a colour to flatten on changes nothing where a format of the list holds transparency", async () => {
    const both = { ...quality, saveFormatPriority: ["jpeg", "png"], flatten: "white" };
    await using pipeline = createPipeline({ plugins: [...plugins, jpeg], quality: both });
    const { quality: report } = await pipeline.enhance(await fileOf(clear));
    expect(report.output.attempt.format).toBe("png");
    expect(report.preserved).toContain("alpha");
  });

  test("resizing follows the same rule", async () => {
    const request = { input: await fileOf(clear), size: { width: 8, height: 6 }, resampler: "linear", format: "jpeg" };
    await using strict = createPipeline({ plugins: [...plugins, jpeg], quality });
    await expect(strict.resize(request)).rejects.toMatchObject({ code: "FORMAT_UNSUITABLE" });
    await using pipeline = createPipeline({ plugins: [...plugins, jpeg], quality: { ...quality, flatten: "white" } });
    expect((await pipeline.resize(request)).losses).toContainEqual(expect.objectContaining({ group: "alpha" }));
  });
});

test("linear light is said in the report, with how many levels it tells apart", async () => {
  await using pipeline = createPipeline({ plugins: [...plugins, gamma], quality: { ...quality, linearLight: true } });
  const { enhancement } = (await pipeline.enhance(await fileOf())).quality;
  expect(enhancement.linear_light).toBe(true);
  expect(enhancement.linear_light_levels).toBeGreaterThan(40_000);
});

test("figures are made with the source's profile, and the report says how", async () => {
  await using pipeline = createPipeline({ plugins: [...plugins, gamma], quality });
  const { quality: report } = await pipeline.enhance(await fileOf());
  expect(report.round_trip.convention).toContain("8-bit sRGB, made with the picture's profile by colour engine gamma");
});

test("a config with faults is refused with all of them at once", () => {
  const wrong = { minWidth: -1, scaleFactor: 0 };
  expect(() => createPipeline({ plugins, quality: wrong })).toThrow(
    expect.objectContaining({ code: "CONFIG_INVALID" }),
  );
  expect(() => createPipeline({ plugins, quality: wrong })).toThrow(/quality\.minWidth.*quality\.scaleFactor/s);
});

test("ids that name nothing are refused before any work, all at once", () => {
  const wrong = { ...quality, metrics: ["psnr"], roundTripResampler: "nope" };
  expect(() => createPipeline({ plugins, quality: wrong })).toThrow(
    expect.objectContaining({ code: "PLUGIN_NOT_FOUND" }),
  );
  expect(() => createPipeline({ plugins, quality: wrong })).toThrow(/roundTripResampler nope.*metrics psnr/);
});

test("a size ceiling below the floor is refused, as is a lowest quality above the starting one", () => {
  const wrong = { ...quality, targetBytes: 1000, maxBytes: 999, minLossyQuality: 95 };
  expect(() => createPipeline({ plugins, quality: wrong })).toThrow(/maxBytes.*minLossyQuality/s);
});

test("metrics and detectors that are not named are all that are registered", async () => {
  const { metrics: _, detectors: __, ...rest } = quality;
  await using pipeline = createPipeline({ plugins, quality: rest });
  expect(pipeline.settings).toMatchObject({ metrics: ["difference"], detectors: ["black-rows"] });
});

test("a figure that is not finite becomes null with a note, and meets no threshold", async () => {
  const broken: Plugin = definePlugin({
    kind: "metric",
    name: "psnr",
    apiVersion: 1,
    capabilities: { unit: "dB", better: "higher", range: [0, null], smallestSide: 1 },
    create: () => ({ measure: async () => ({ value: Number.NaN }) }),
  });
  await using pipeline = createPipeline({ plugins: [...plugins, broken], quality: { ...quality, metrics: ["psnr"] } });
  const result = await pipeline.enhance(await fileOf());
  expect(result.quality.round_trip.figures["psnr"]).toMatchObject({
    value: null,
    note: expect.stringContaining("NaN"),
  });
  expect(result.quality.thresholds).toEqual({ passed: true, failures: [] });
});

test("the size floor does not enlarge beyond the memory that the limits allow", async () => {
  const limits = { memoryBytes: predictMemory({ width: 80, height: 60 }, 3) };
  await using pipeline = createPipeline({ plugins, quality: { ...quality, targetBytes: 1_000_000 }, limits });
  const { quality: evidence } = await pipeline.enhance(await fileOf());
  expect(evidence.dimensions_after).toEqual({ width: 80, height: 60 });
  expect(evidence.target.reached).toBe(false);
});
