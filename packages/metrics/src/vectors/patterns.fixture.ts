import { createHash } from "node:crypto";
import { createRgb8, type Rgb8 } from "@pixelproof/core";

/** How a picture of the synthetic vectors is made. */
export type Recipe =
  | { readonly pattern: "uniform"; readonly rgb: readonly number[] }
  | { readonly pattern: "checkerboard"; readonly cell: number }
  | { readonly pattern: "noise"; readonly seed: number }
  | { readonly pattern: "gradient_h" | "gradient_v" | "gradient_diag" | "edge_vertical" };

/** A pair of synthetic pictures: the second is made alone, or from the first. */
export interface SyntheticPair {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly source: Recipe;
  readonly distorted: Recipe | { readonly same_as: "source" } | { readonly filter: keyof typeof filters };
  readonly source_sha256: string;
  readonly distorted_sha256: string;
}

/** Both pictures; throws when their samples are not those that the figures were computed from. */
export function makePair(pair: SyntheticPair): [reference: Rgb8, candidate: Rgb8] {
  const reference = make(pair.source, pair.width, pair.height);
  const { distorted } = pair;
  const candidate =
    "pattern" in distorted
      ? make(distorted, pair.width, pair.height)
      : "filter" in distorted
        ? filters[distorted.filter](reference)
        : reference;
  for (const [{ data }, expected] of [
    [reference, pair.source_sha256],
    [candidate, pair.distorted_sha256],
  ] as const) {
    const actual = createHash("sha256").update(data).digest("hex");
    if (actual !== expected) throw new Error(`Expected the SHA-256 ${expected} in ${pair.name} but computed ${actual}`);
  }
  return [reference, candidate];
}

function make(recipe: Recipe, width: number, height: number): Rgb8 {
  const data = new Uint8Array(width * height * 3);
  if (recipe.pattern === "noise") {
    let state = BigInt(recipe.seed);
    for (let i = 0; i < data.length; i++) {
      state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
      data[i] = Number((state >> 33n) & 255n);
    }
    return createRgb8({ width, height, data });
  }
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    data[i] = recipe.pattern === "uniform" ? recipe.rgb[i % 3] : greyAt(recipe, x, y, width, height);
  }
  return createRgb8({ width, height, data });
}

type Grey = Exclude<Recipe, { readonly pattern: "uniform" | "noise" }>;

function greyAt(recipe: Grey, x: number, y: number, width: number, height: number): number {
  if (recipe.pattern === "checkerboard") {
    return (Math.floor(x / recipe.cell) + Math.floor(y / recipe.cell)) % 2 === 0 ? 255 : 0;
  }
  return {
    gradient_h: Math.floor((x * 255) / (width - 1)),
    gradient_v: Math.floor((y * 255) / (height - 1)),
    gradient_diag: Math.floor(((x + y) * 255) / (width + height - 2)),
    edge_vertical: x < Math.floor(width / 2) ? 0 : 255,
  }[recipe.pattern];
}

const clamp = (value: number): number => Math.min(255, Math.max(0, value));

const filters = {
  box_blur_8x8: (picture: Rgb8): Rgb8 =>
    filtered(picture, (sample) => {
      let sum = 0;
      for (let dy = -4; dy <= 3; dy++) for (let dx = -4; dx <= 3; dx++) sum += sample(dx, dy);
      return Math.floor(sum / 64);
    }),
  // A neighbour outside of the picture counts as the pixel itself, which is what a clamped coordinate gives here.
  sharpen: (picture: Rgb8): Rgb8 =>
    filtered(picture, (sample) =>
      clamp(5 * sample(0, 0) - sample(0, -1) - sample(0, 1) - sample(-1, 0) - sample(1, 0)),
    ),
  yuv_roundtrip: (picture: Rgb8): Rgb8 => {
    const data = new Uint8Array(picture.data.length);
    for (let i = 0; i < data.length; i += 3) data.set(throughYuv(picture.data.subarray(i, i + 3)), i);
    return createRgb8({ ...picture, data });
  },
};

/** Each sample from those of its channel around it; coordinates are clamped to the picture. */
function filtered({ width, height, data }: Rgb8, filter: (sample: (dx: number, dy: number) => number) => number): Rgb8 {
  const within = (at: number, length: number): number => Math.min(length - 1, Math.max(0, at));
  const out = data.map((_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return filter((dx, dy) => data[(within(y + dy, height) * width + within(x + dx, width)) * 3 + (i % 3)]);
  });
  return createRgb8({ width, height, data: out });
}

/** To YUV and back, every operation in 32-bit floats. */
function throughYuv([r, g, b]: Uint8Array): number[] {
  const { fround } = Math;
  const sum = (...terms: number[]): number => terms.reduce((total, term) => fround(total + term));
  const times = (factor: number, value: number): number => fround(fround(factor) * value);
  const y = sum(times(0.299, r), times(0.587, g), times(0.114, b));
  const u = sum(times(-0.14713, r), -times(0.28886, g), times(0.436, b), 128);
  const v = sum(times(0.615, r), -times(0.51499, g), -times(0.10001, b), 128);
  const [blueness, redness] = [fround(u - 128), fround(v - 128)];
  return [
    sum(y, times(1.13983, redness)),
    sum(y, -times(0.39465, blueness), -times(0.5806, redness)),
    sum(y, times(2.03211, blueness)),
  ].map((value) => Math.trunc(clamp(value)));
}
