import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import colour from "@pixelproof/codec-sharp/colour";
import gif from "@pixelproof/codec-sharp/gif";
import jpeg from "@pixelproof/codec-sharp/jpeg";
import png from "@pixelproof/codec-sharp/png";
import tiff from "@pixelproof/codec-sharp/tiff";
import webp from "@pixelproof/codec-sharp/webp";
import {
  createContext,
  createImage,
  isGrey,
  narrow,
  widen,
  type Image,
  type Inks,
  type Metadata,
} from "@pixelproof/core";
import { createPipeline, type Enhancement, type Pipeline } from "@pixelproof/pipeline";
import psnr from "@pixelproof/metrics/psnr";
import resampler from "@pixelproof/resampler-lanczos";
import { iccProfile, noise } from "@pixelproof/testkit";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import { afterAll, describe, expect, test } from "vitest";

/** The run at its own size: whatever then differs was changed without being asked for. */
const pipeline: Pipeline = createPipeline({
  plugins: [png, jpeg, webp, tiff, gif, colour, resampler, psnr],
  quality: {
    minWidth: 1,
    minHeight: 1,
    scaleFactor: 1,
    targetBytes: 0,
    resampler: "lanczos",
    metrics: ["psnr"],
    detectors: [],
  },
});
afterAll(() => pipeline[Symbol.asyncDispose]());

const context = createContext();
const withMagick = hasCommand("/usr/bin/convert", "-version");
const codec = (id: string) => pipeline.host.get("codec", id);
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(dataFile(name)));

async function write(image: Image, metadata: Metadata, id = "png"): Promise<Uint8Array> {
  return (await codec(id).encode(image, metadata, { depth: image.sourceDepth, compression: "lossless" }, context))
    .bytes;
}

async function roundTrip(file: Uint8Array, from: string, target: string) {
  const source = await codec(from).decode(file, context);
  const result = await pipeline.enhance(file, { quality: { saveFormatPriority: [target] } });
  return { source, result, saved: await codec(target).decode(result.picture, context) };
}

const layouts = [1, 2, 3, 4] as const;
const depths = [8, 16] as const;
const lossless = ["png", "tiff"] as const;
const pictures = layouts.flatMap((channels) =>
  depths.flatMap((sourceDepth) => lossless.map((target) => ({ channels, sourceDepth, target }))),
);

function picture(channels: 1 | 2 | 3 | 4, sourceDepth: 8 | 16): Image {
  const image = noise({ width: 31, height: 17, channels, sourceDepth: 16 });
  // A quarter of the pixels is fully transparent, over colours that are to stay.
  const data = image.data.map((value, i) =>
    channels % 2 === 0 && i % channels === channels - 1 && (i / channels) % 4 < 1 ? 0 : value,
  );
  return createImage({ ...image, data: sourceDepth === 8 ? widen(narrow(data)) : data, sourceDepth });
}

describe("at factor 1 every sample and every byte of the profile come back", () => {
  test.each(pictures)(
    "$channels channel(s), $sourceDepth bits, into $target",
    async ({ channels, sourceDepth, target }) => {
      const image = picture(channels, sourceDepth);
      const icc = iccProfile({ space: isGrey(image) ? "GRAY" : "RGB ", padding: 70_000 });
      const { saved, result } = await roundTrip(await write(image, { icc }), "png", target);
      expect(saved.image).toEqual(image);
      expect(saved.metadata.icc).toEqual(icc);
      expect(result.quality.encoding.lossless).toBe(true);
      expect(result.quality.preserved).toEqual(expect.arrayContaining(["icc", "depth"]));
      expect(result.quality.losses).toEqual([]);
    },
  );

  test("cICP beside the samples of a PNG stays, and is used for the figures", async () => {
    const image = picture(3, 16);
    const cicp = { primaries: 12, transfer: 13, matrix: 0, fullRange: true };
    const { saved, result } = await roundTrip(await write(image, { cicp }), "png", "png");
    expect(saved.image).toEqual(image);
    expect(saved.metadata.cicp).toEqual(cicp);
    expect(result.quality.encoding.convention).toContain("sRGB");
  });

  const spaces = withData
    ? readdirSync(dataFile("icc")).filter((name) => /^(AdobeCompat|DisplayP3|ProPhoto|Rec2020)-v[24].*icc$/.test(name))
    : [];
  test.skipIf(!withData).each(spaces)("%s beside 16 bits, in PNG, TIFF, and WebP as far as 8 bits go", async (name) => {
    const icc = read(`icc/${name}`);
    const image = picture(3, 16);
    const file = await write(image, { icc });
    for (const target of ["png", "tiff", "webp", "jpeg"]) {
      const { saved, result } = await roundTrip(file, "png", target);
      expect(saved.metadata.icc).toEqual(icc);
      expect(result.quality.preserved).toContain("icc");
    }
  });

  test
    .skipIf(!withData)
    .each([
      "colour/P3-sRGB-color-bars.png",
      "colour/R2020-sRGB-color-ring.png",
      "colour/p3.png",
      "colour/prophoto.png",
      "colour/icc_profile.png",
      "metadata/tp1n3p08_xmp.png",
      "alpha/with-alpha.png",
      "alpha/full-transparent.png",
      "alpha/grey-8bit-alpha.png",
      "depth16/bggn4a16.png",
      "depth16/tbgn2c16.png",
    ])("%s", async (name) => {
    for (const target of lossless) {
      const { source, saved } = await roundTrip(read(name), "png", target);
      expect(saved.image).toEqual(source.image);
      expect(saved.metadata.icc).toEqual(source.metadata.icc);
    }
  });

  test.skipIf(!withData)("a profile that is broken stays as it is, and the figures are made without it", async () => {
    for (const icc of [read("colour/invalid-illuminant.icc"), read("icc/ProPhoto-v4.icc").subarray(0, 300)]) {
      const image = picture(3, 8);
      const { saved, result } = await roundTrip(await write(image, { icc }, "tiff"), "tiff", "tiff");
      expect(saved.image.data).toEqual(image.data);
      expect(saved.metadata.icc).toEqual(icc);
      expect(result.quality.round_trip.figures["psnr"].identical).toBe(true);
    }
  });
});

describe("alpha", () => {
  test("WebP with alpha is lossless, colour under alpha 0 too", async () => {
    const image = picture(4, 8);
    const { saved, result } = await roundTrip(await write(image, {}), "png", "webp");
    expect(saved.image).toEqual(image);
    expect(result.quality.output.attempt.compression).toBe("lossless");
  });

  test("opaque stays exactly opaque when the picture grows", async () => {
    for (const channels of [2, 4] as const) {
      const opaque = createImage({
        ...picture(channels, 16),
        data: picture(channels, 16).data.map((value, i) => (i % channels === channels - 1 ? 65_535 : value)),
      });
      const { picture: file } = await pipeline.enhance(await write(opaque, {}), { quality: { scaleFactor: 2.3 } });
      const { image } = await codec("png").decode(file, context);
      expect(new Set(image.data.filter((_, i) => i % channels === channels - 1))).toEqual(new Set([65_535]));
    }
  });

  test("a white disc over hidden black grows without a dark rim", async () => {
    const size = 24;
    const data = new Uint16Array(size * size * 4);
    for (let p = 0; p < size * size; p++) {
      const inside = Math.hypot((p % size) - 11.5, Math.floor(p / size) - 11.5) < 8;
      if (inside) data.fill(65_535, p * 4, p * 4 + 4);
    }
    const disc = createImage({ width: size, height: size, channels: 4, data, sourceDepth: 16 });
    const { picture: file } = await pipeline.enhance(await write(disc, {}), { quality: { scaleFactor: 3 } });
    const { image } = await codec("png").decode(file, context);
    const seen = image.data.filter((_, i) => i % 4 === 0 && image.data[i + 3] > 656);
    expect(Math.min(...seen)).toBeGreaterThan(65_000);
  });

  test("asked for JPEG: refused, or flattened on the colour that was named", async () => {
    const file = await write(picture(4, 8), {});
    const onlyJpeg = { saveFormatPriority: ["jpeg"] };
    await expect(pipeline.enhance(file, { quality: onlyJpeg })).rejects.toMatchObject({ code: "FORMAT_UNSUITABLE" });
    const clear = createImage({ width: 16, height: 16, channels: 4, data: new Uint16Array(1024), sourceDepth: 8 });
    const flat = await pipeline.enhance(await write(clear, {}), { quality: { ...onlyJpeg, flatten: "#ff8000" } });
    const { image } = await codec("jpeg").decode(flat.picture, context);
    const [r, g, b] = [...image.data].map((sample) => sample / 257);
    expect(Math.abs(r - 255) + Math.abs(g - 128) + b).toBeLessThan(8);
    expect(flat.quality.losses).toContainEqual(expect.objectContaining({ group: "alpha", kind: "lost" }));
  });
});

describe("inks", () => {
  const cmyk = "colour/Channel_digital_image_CMYK_color.jpg";

  const keep = (...saveFormatPriority: string[]) => ({ cmyk: "keep", saveFormatPriority }) as const;
  const inksOf = async (id: string, file: Uint8Array): Promise<Inks> => {
    const { inks } = await codec(id).decode(file, context, { inks: true });
    if (inks === undefined) throw new Error("no inks");
    return inks;
  };
  /** A CMYK TIFF of 16 bits. */
  async function write16BitInks(): Promise<Uint8Array> {
    const shape = { width: 24, height: 16, sourceDepth: 16 } as const;
    const plane = (seed: number): Image => noise({ ...shape, channels: 1 }, seed);
    const inks: Inks = [plane(1), plane(2), plane(3), plane(4)];
    return (await codec("tiff").encode(noise({ ...shape, channels: 3 }), {}, { inks }, context)).bytes;
  }

  /** The largest difference of any ink, in 8-bit levels. */
  const worst = (a: Inks, b: Inks): number =>
    a.reduce(
      (most, { data }, ink) =>
        data.reduce((sofar, value, i) => Math.max(sofar, Math.abs(value - b[ink].data[i]) / 257), most),
      0,
    );

  test.skipIf(!withData)("CMYK becomes sRGB as a listed change", async () => {
    const { quality } = await pipeline.enhance(read(cmyk));
    expect(quality.losses).toContainEqual(expect.objectContaining({ group: "colour", kind: "changed" }));
    expect(quality.losses).toContainEqual(expect.objectContaining({ group: "icc", kind: "lost" }));
  });

  test.skipIf(!withData)("kept in TIFF: at factor 1 every ink and the profile stay as they are", async () => {
    const source = await codec("jpeg").decode(read(cmyk), context, { inks: true });
    const { picture: file, quality } = await pipeline.enhance(read(cmyk), { quality: keep("tiff") });
    const saved = await codec("tiff").decode(file, context, { inks: true });
    expect(saved.inks).toEqual(source.inks);
    expect(saved.metadata.icc).toEqual(source.metadata.icc);
    expect(quality.encoding.lossless).toBe(true);
    expect(quality.round_trip.figures["psnr"].identical).toBe(true);
    expect(quality.preserved).toEqual(expect.arrayContaining(["icc", "depth", "pixels"]));
    expect(quality.losses.filter(({ group }) => group === "colour" || group === "icc")).toEqual([]);
    const again = await pipeline.enhance(file, { quality: keep("tiff") });
    expect(await inksOf("tiff", again.picture)).toEqual(source.inks);
  });

  test.skipIf(!withData)(
    "kept in JPEG, the first of the default formats that holds them: a few levels off",
    async () => {
      const { picture: file, quality } = await pipeline.enhance(read(cmyk), {
        quality: { cmyk: "keep", lossyQuality: 100 },
      });
      expect(quality.output.attempt.format).toBe("jpeg");
      expect(worst(await inksOf("jpeg", read(cmyk)), await inksOf("jpeg", file))).toBeLessThan(4);
      expect(quality.preserved).toContain("icc");
      expect(quality.losses).toContainEqual(
        expect.objectContaining({
          group: "pixels",
          kind: "changed",
          reason: expect.stringMatching(/cyan: .* black: /),
        }),
      );
    },
  );

  test.skipIf(!withData || !withMagick)("ImageMagick finds the inks that were kept in both formats", async () => {
    const folder = mkdtempSync(join(tmpdir(), "inks-"));
    const magick = (file: string): Uint8Array =>
      spawnSync("/usr/bin/convert", [file, "-depth", "8", "cmyk:-"], { maxBuffer: 2 ** 26 }).stdout;
    const before = magick(dataFile(cmyk));
    for (const [id, off] of [
      ["tiff", 0],
      ["jpeg", 4],
    ] as const) {
      const { picture: file } = await pipeline.enhance(read(cmyk), { quality: { ...keep(id), lossyQuality: 100 } });
      writeFileSync(join(folder, id), file);
      const after = magick(join(folder, id));
      expect(after).toHaveLength(before.length);
      expect(after.reduce((most, value, i) => Math.max(most, Math.abs(value - before[i])), 0)).toBeLessThanOrEqual(off);
    }
    rmSync(folder, { recursive: true });
  });

  test("16 bits an ink, enlarged: each ink is enlarged as a picture of its own", async () => {
    const file = await write16BitInks();
    const grown = { ...keep("tiff"), scaleFactor: 2, linearLight: true };
    const { picture: larger, quality } = await pipeline.enhance(file, { quality: grown });
    const [cyan, , , black] = await inksOf("tiff", larger);
    const [wasCyan, , , wasBlack] = await inksOf("tiff", file);
    const engine = pipeline.host.get("resampler", "lanczos");
    expect(cyan).toEqual(await engine.resample(wasCyan, cyan, context));
    expect(black).toEqual(await engine.resample(wasBlack, black, context));
    expect(quality.output.attempt.depth).toBe(16);
    expect(quality.encoding.lossless).toBe(true);
    expect(quality.fallbacks).toContainEqual(expect.objectContaining({ wanted: "linear light" }));
  });

  test("asked for a format that holds no inks, the run is refused and says which do", async () => {
    const refused = pipeline.enhance(await write16BitInks(), { quality: keep("png", "webp") });
    await expect(refused).rejects.toMatchObject({
      code: "FORMAT_UNSUITABLE",
      message: expect.stringMatching(/png has no CMYK.*jpeg or tiff/),
    });
  });

  test.skipIf(!withData || !withMagick)("with alpha they cannot be kept, and are not converted unasked", async () => {
    const flags = [dataFile(cmyk), "-alpha", "set", "-channel", "A", "-evaluate", "set", "50%", "tiff:-"];
    const { stdout } = spawnSync("/usr/bin/convert", flags, { maxBuffer: 2 ** 26 });
    const refused = pipeline.enhance(new Uint8Array(stdout), { quality: keep("tiff") });
    await expect(refused).rejects.toMatchObject({
      code: "CAPABILITY_MISSING",
      message: expect.stringMatching(/with alpha/),
    });
  });

  test("a file resized alone keeps its inks too", async () => {
    const file = await write16BitInks();
    const keeping = createPipeline({
      plugins: [tiff, resampler],
      quality: { cmyk: "keep", resampler: "lanczos", metrics: [], detectors: [] },
    });
    const size = { width: 11, height: 9 };
    const { bytes } = await keeping.resize({ input: file, size, resampler: "lanczos", format: "tiff" });
    expect((await inksOf("tiff", bytes))[0]).toMatchObject(size);
    await keeping[Symbol.asyncDispose]();
  });
});

describe("gain maps", () => {
  const apple = "metadata/apple_gainmap_new.jpg";

  test.skipIf(!withData)(
    "stay byte for byte beside a JPEG that grew: they are stretched over the picture",
    async () => {
      const { metadata } = await codec("jpeg").decode(read(apple), context);
      const grown = { scaleFactor: 1.5, saveFormatPriority: ["jpeg"] };
      const { picture: file, quality } = await pipeline.enhance(read(apple), { quality: grown });
      const saved = await codec("jpeg").decode(file, context);
      expect(saved.image.width).toBe(576);
      expect(metadata.attachments?.map(({ kind }) => kind)).toContain("gain-map");
      expect(saved.metadata.attachments).toEqual(metadata.attachments);
      expect(quality.preserved).toContain("attachments");
    },
  );

  test.skipIf(!withData).each(["png", "webp", "tiff"])(
    "are listed as lost in %s, and change no pixel",
    async (target) => {
      const { result } = await roundTrip(read(apple), "jpeg", target);
      expect(result.quality.losses).toContainEqual(expect.objectContaining({ group: "attachments", kind: "lost" }));
    },
  );

  test.skipIf(!withData || !withMagick)("leave the standard picture as every decoder sees it", async () => {
    const { image } = await codec("jpeg").decode(read(apple), context);
    const { stdout } = spawnSync("/usr/bin/convert", [`${dataFile(apple)}[0]`, "rgb:-"], { maxBuffer: 2 ** 26 });
    const differences = narrow(image.data).map((value, i) => Math.abs(value - stdout[i]));
    expect(differences).toHaveLength(stdout.length);
    expect(differences.reduce((sum, value) => sum + value, 0) / stdout.length).toBeLessThan(0.5);
  });
});

describe("several frames", () => {
  const first = { animation: "first-frame" } as const;

  test.skipIf(!withData)("an animated WebP is refused, or gives its first frame and says so", async () => {
    const file = read("alpha/rotating-squares.webp");
    await expect(pipeline.enhance(file)).rejects.toMatchObject({ code: "INPUT_ANIMATED" });
    const { quality }: Enhancement = await pipeline.enhance(file, { quality: first });
    expect(quality.losses).toContainEqual(
      expect.objectContaining({ group: "pixels", reason: expect.stringMatching(/first of 9/) }),
    );
  });

  test.skipIf(!withData)("an animated GIF too", async () => {
    const file = read("alpha/animated-loop-3.gif");
    await expect(pipeline.enhance(file)).rejects.toMatchObject({ code: "INPUT_ANIMATED" });
    const { quality } = await pipeline.enhance(file, { quality: first });
    expect(quality.losses).toContainEqual(expect.objectContaining({ group: "pixels", kind: "lost" }));
    expect(quality.output.attempt.format).toBe("png");
    const toGif = { ...first, saveFormatPriority: ["gif"] };
    await expect(pipeline.enhance(file, { quality: toGif })).rejects.toMatchObject({ code: "FORMAT_UNSUITABLE" });
  });
});

describe("the common space", () => {
  test("grey that a format holds as RGB, its grey profile lost, is still measured by that profile", async () => {
    const { result } = await roundTrip(
      await write(picture(2, 8), { icc: iccProfile({ space: "GRAY" }) }),
      "png",
      "webp",
    );
    expect(result.quality.losses).toContainEqual(expect.objectContaining({ group: "icc", kind: "lost" }));
    expect(result.quality.round_trip.convention).toContain("sRGB");
    expect(result.quality.round_trip.figures["psnr"].identical).toBe(true);
  });

  test.skipIf(!withData)("the same scene in P3 and in sRGB compares as one picture, not by its samples", async () => {
    const icc = read("icc/DisplayP3-v4.icc");
    const muted = createImage({ ...picture(3, 8), data: picture(3, 8).data.map((value) => 20_000 + (value >> 2)) });
    const srgb = await pipeline.host.get("colour", "icc").toSrgb(muted, { icc }, context);
    const [reference, candidate] = [
      await write(muted, { icc }),
      await write(createImage({ ...srgb, sourceDepth: 16 }), {}),
    ];
    const managed = await pipeline.compare({ reference, candidate, metrics: ["psnr"] });
    expect(managed.convention).toContain("sRGB");
    expect(managed.metrics["psnr"].identical ?? (managed.metrics["psnr"].value ?? 0) > 50).toBe(true);
    const unlike = await pipeline.compare({ reference: await write(muted, {}), candidate, metrics: ["psnr"] });
    expect(unlike.convention).toContain("device values");
    expect(unlike.metrics["psnr"].value).toBeLessThan(40);
  });
});
