import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { dataFile, readRgb8 } from "@pixelproof/tooling-data";
import { distortions } from "./distortions.fixture.ts";

/** One pair of pictures of the reference vectors. */
export interface PicturePair {
  readonly name: string;
  readonly reference: string;
  readonly distorted?: string;
  readonly crop?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly distortion?: string;
  readonly reference_rgb_sha256: string;
  readonly distorted_rgb_sha256: string;
}

/** A pair with the figures that scikit-image gives. */
export interface Pair extends PicturePair {
  readonly mse_rgb: number;
  readonly psnr_rgb: number;
  readonly psnr_luma_rounded_int: number;
  readonly ssim_luma_rounded_int: number;
}

/** All pairs of the data folder. */
export function readPairs(): readonly Pair[] {
  const { pairs }: { pairs: Pair[] } = JSON.parse(readFileSync(dataFile("vectors/ssim_psnr.json"), "utf8"));
  return pairs;
}

/** Both pictures of a pair; throws when their samples are not those that the figures were computed from. */
export async function readPair(pair: PicturePair): Promise<[reference: Rgb8, candidate: Rgb8]> {
  const whole = await readPicture(pair.reference);
  const reference = pair.crop ? crop(whole, pair.crop) : whole;
  const candidate = pair.distorted
    ? await readPicture(pair.distorted)
    : distortions[pair.distortion ?? "none given"](reference);
  assertSamples(reference, pair.reference_rgb_sha256, `reference of ${pair.name}`);
  assertSamples(candidate, pair.distorted_rgb_sha256, `candidate of ${pair.name}`);
  return [reference, candidate];
}

const pictures = new Map<string, Rgb8>();

/** Reads each picture once: most stand in several pairs. */
async function readPicture(path: string): Promise<Rgb8> {
  const file = dataFile(path);
  const picture = pictures.get(path) ?? (/\.bmp$/i.test(path) ? readBmp(readFileSync(file)) : await readRgb8(file));
  pictures.set(path, picture);
  return picture;
}

/** Uncompressed 24-bit BMP, rows from the bottom up, samples B, G, R. */
function readBmp(file: Buffer): Rgb8 {
  const [offset, width, height] = [file.readUInt32LE(10), file.readInt32LE(18), file.readInt32LE(22)];
  const stride = Math.ceil((width * 3) / 4) * 4;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = offset + (height - 1 - y) * stride;
    for (let i = 0; i < width * 3; i++) data[y * width * 3 + i] = file[row + i - (i % 3) + 2 - (i % 3)];
  }
  return createRgb8({ width, height, data });
}

function crop(picture: Rgb8, { x, y, width, height }: NonNullable<Pair["crop"]>): Rgb8 {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * picture.width + x) * 3;
    data.set(picture.data.subarray(from, from + width * 3), row * width * 3);
  }
  return createRgb8({ width, height, data });
}

function assertSamples({ data }: Rgb8, expected: string, what: string): void {
  const actual = createHash("sha256").update(data).digest("hex");
  if (actual !== expected) throw new Error(`Expected the SHA-256 ${expected} for the ${what} but computed ${actual}`);
}
