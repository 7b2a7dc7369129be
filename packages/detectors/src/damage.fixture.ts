import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { smooth } from "./gaussian.fixture.ts";
import { channelPlane } from "./planes.ts";

/** A rectangle, px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bright objects lose `px` at their borders: the darkest value of the square around each pixel. */
export function eroded(picture: Rgb8, px: number): Rgb8 {
  return mapped(picture, (at, x, y) => {
    let least = 255;
    for (let dy = -px; dy <= px; dy++) for (let dx = -px; dx <= px; dx++) least = Math.min(least, at(x + dx, y + dy));
    return least;
  });
}

/** The picture moved to the right and down. */
export function moved(picture: Rgb8, right: number, down = 0): Rgb8 {
  return mapped(picture, (at, x, y) => at(x - right, y - down));
}

/** Gaussian blur of `sigma` px. */
export function blurred(picture: Rgb8, sigma: number): Rgb8 {
  const planes = [0, 1, 2].map((channel) => smooth(channelPlane(picture, channel), sigma).data);
  return createRgb8({ ...picture, data: picture.data.map((_, i) => Math.round(planes[i % 3][Math.floor(i / 3)])) });
}

/** `inside` within the box and `outside` elsewhere. */
export function onlyIn(box: Box, outside: Rgb8, inside: Rgb8): Rgb8 {
  const data = outside.data.slice();
  for (let y = box.y; y < box.y + box.height; y++) {
    const from = (y * outside.width + box.x) * 3;
    const to = from + box.width * 3;
    data.set(inside.data.subarray(from, to), from);
  }
  return createRgb8({ ...outside, data });
}

type At = (x: number, y: number) => number;

function mapped({ width, height, data }: Rgb8, value: (at: At, x: number, y: number) => number): Rgb8 {
  const result = data.slice();
  for (const channel of [0, 1, 2]) {
    const at: At = (x, y) => {
      const column = Math.min(Math.max(x, 0), width - 1);
      return data[(Math.min(Math.max(y, 0), height - 1) * width + column) * 3 + channel];
    };
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) result[(y * width + x) * 3 + channel] = value(at, x, y);
  }
  return createRgb8({ width, height, data: result });
}
