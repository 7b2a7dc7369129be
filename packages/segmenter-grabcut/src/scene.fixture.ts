import { createRgb8, type Mask, type Rgb8 } from "@pixelproof/core";

export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Red discs on a green ground, both with some noise, and the mask of each. */
export function discs(width: number, height: number, drawn: readonly Disc[]): { picture: Rgb8; masks: Mask[] } {
  const masks = drawn.map(({ x, y, radius }) => ({
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, i) =>
      Math.hypot((i % width) + 0.5 - x, Math.floor(i / width) + 0.5 - y) < radius ? 1 : 0,
    ),
  }));
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const noise = (Math.imul(i + 1, 2654435761) >>> 27) - 16;
    const isInside = masks.some((mask) => mask.data[i] === 1);
    data.set(isInside ? [190 + noise, 60 + noise, 50] : [60 + noise, 140 + noise, 70], i * 3);
  }
  return { picture: createRgb8({ width, height, data }), masks };
}
