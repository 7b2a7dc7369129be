import { createRgb8, type Rgb8 } from "@pixelproof/core";

const byte = (value: number): number => Math.min(255, Math.max(0, value));

/** The picture with every sample replaced by `change(value, channel)`, in raster order. */
function perSample({ width, height, data }: Rgb8, change: (value: number, channel: number) => number): Rgb8 {
  return createRgb8({ width, height, data: data.map((value, i) => byte(change(value, i % 3))) });
}

/** The distortions of the reference vectors, as described there. */
export const distortions: Record<string, (picture: Rgb8) => Rgb8> = {
  box3,
  pixelate2,
  posterize8: (picture) => perSample(picture, (value) => Math.floor(((value >> 5) * 255 * 2 + 7) / 14)),
  shift5: (picture) => perSample(picture, (value) => value + 5),
  chroma8: (picture) => perSample(picture, (value, channel) => value + [8, 0, -8][channel]),
  lcg_noise(picture) {
    let state = 12345;
    return perSample(picture, (value) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return value + ((state >>> 24) & 31) - 16;
    });
  },
};

/** 3x3 mean, mirrored border without the edge repeated, rounded half up. */
function box3({ width, height, data }: Rgb8): Rgb8 {
  const mirror = (at: number, length: number): number => (at < 0 ? 1 : at === length ? length - 2 : at);
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const [c, x, y] = [i % 3, Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    let sum = 0;
    for (const row of [y - 1, y, y + 1]) {
      for (const column of [x - 1, x, x + 1])
        sum += data[(mirror(row, height) * width + mirror(column, width)) * 3 + c];
    }
    out[i] = Math.floor((2 * sum + 9) / 18);
  }
  return createRgb8({ width, height, data: out });
}

/** Every aligned 2x2 block becomes its mean, rounded half up. */
function pixelate2({ width, height, data }: Rgb8): Rgb8 {
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const [c, x, y] = [i % 3, (Math.floor(i / 3) % width) & ~1, Math.floor(i / 3 / width) & ~1];
    const at = (y * width + x) * 3 + c;
    out[i] = Math.floor((data[at] + data[at + 3] + data[at + width * 3] + data[at + width * 3 + 3] + 2) / 4);
  }
  return createRgb8({ width, height, data: out });
}
