import { createImage, hasAlpha, narrow, widen, type Channels, type Depth, type Image } from "@pixelproof/core";

/** Size and layout of a synthetic picture. */
export interface Shape {
  readonly width: number;
  readonly height: number;
  /** 3 when left out. */
  readonly channels?: Channels;
  /** 16 when left out; 8 rounds every sample to a multiple of 257, as an 8-bit file holds it. */
  readonly sourceDepth?: Depth;
}

/**
 * Paints a picture sample by sample. `colour` and `alpha` give 0..65535 and are rounded and clamped; pixels are asked
 * for in raster order, so that a random stream may stand behind them. Alpha is opaque unless told.
 */
export function paint(
  shape: Shape,
  colour: (x: number, y: number, channel: number) => number,
  alpha: (x: number, y: number) => number = () => 65535,
): Image {
  const { width, height, channels = 3, sourceDepth = 16 } = shape;
  const alphaAt = hasAlpha({ channels }) ? channels - 1 : channels;
  const data = new Uint16Array(width * height * channels);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++, i++) {
        const value = c === alphaAt ? alpha(x, y) : colour(x, y, c);
        data[i] = Math.min(65535, Math.max(0, Math.round(value)));
      }
    }
  }
  return createImage({ width, height, channels, data: sourceDepth === 8 ? widen(narrow(data)) : data, sourceDepth });
}
