import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { dataFile, hasCommand, withData } from "@pixelproof/tooling-data";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTags, type Tags } from "./exiftool.ts";
import type { Target } from "./pictures/picture.ts";
import { largestDifference } from "./pixels/difference.ts";
import { pixelproof } from "./programs/pixelproof.ts";

const skip = !withData || !hasCommand("exiftool", "-ver");

const sources = [
  "metadata/iptc.png",
  "metadata/tp1n3p08_xmp.png",
  "colour/icc_profile.png",
  "colour/p3.png",
  "colour/prophoto.png",
  "alpha/full-transparent.png",
  "alpha/grey-8bit-alpha.png",
  "alpha/with-alpha.png",
  "depth16/16-bit-grey-alpha.png",
  "depth16/bggn4a16.png",
  "depth16/tbgn2c16.png",
  "depth16/tiff_16bit_RGB.tiff",
  "depth16/tiff_16bit_RGBa.tiff",
  "metadata/l1_xmp.tiff",
  "metadata/tifftag-photoshop.tiff",
];

const lossless: readonly Target[] = ["png", "tiff"];
const profile = "ICC_Profile:ICC_Profile";

/** Samples as RGBA, device values, colour under transparent pixels too. */
async function samplesOf(file: string, depth: string | undefined): Promise<Uint8Array | Uint16Array> {
  const picture = sharp(file, { ignoreIcc: true });
  if (depth !== "ushort") return picture.toColourspace("srgb").ensureAlpha().raw().toBuffer();
  const { buffer, byteOffset, byteLength } = await picture.toColourspace("rgb16").ensureAlpha().raw().toBuffer();
  return new Uint16Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

describe.skipIf(skip)("lossless files of 8 and 16 bits, written at their own size (skipped without them)", () => {
  const saved = new Map<string, string>();
  let tags: ReadonlyMap<string, Tags>;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pixelproof-lossless-"));
    await using program = pixelproof();
    for (const name of sources) {
      for (const target of lossless) {
        const written = await program.save({ kind: "PNG8", name, path: dataFile(name) }, target);
        if ("refused" in written) throw new PixelproofError("FORMAT_UNSUITABLE", written.refused);
        const path = join(folder, `${saved.size}.${target}`);
        await writeFile(path, written.bytes);
        saved.set(`${name} ${target}`, path);
      }
    }
    tags = await readTags([...sources.map(dataFile), ...saved.values()], folder);
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const cases = sources.flatMap((name) => lossless.map((target) => ({ name, target })));

  test.each(cases)("$name to $target: every sample and the profile's bytes are the same", async ({ name, target }) => {
    const [source, file] = [dataFile(name), saved.get(`${name} ${target}`) ?? ""];
    const { depth } = await sharp(source).metadata();
    expect((await sharp(file).metadata()).depth).toBe(depth);
    expect(largestDifference(await samplesOf(source, depth), await samplesOf(file, depth))).toBe(0);
    expect(tags.get(file)?.[profile]).toEqual(tags.get(source)?.[profile]);
  });
});
