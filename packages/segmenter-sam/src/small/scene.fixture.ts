import { createRgb8, type Mask, type Rgb8 } from "@pixelproof/core";
import type { Box } from "@pixelproof/masks";

/** Boxes of flat colour, their sides on the 16 px cells of the frame, also where the picture is stretched to it. */
export const boxes = {
  red: { x: 96, y: 96, width: 304, height: 288 },
  green: { x: 592, y: 96, width: 256, height: 336 },
  blue: { x: 304, y: 480, width: 464, height: 144 },
} as const satisfies Record<string, Box>;

const colours = { red: [220, 40, 40], green: [40, 200, 60], blue: [50, 70, 210] } as const;

/** A picture of 1024x768 px, which is not resized, with three boxes on grey. */
export function flatScene(): Rgb8 {
  const [width, height] = [1024, 768];
  const data = new Uint8Array(width * height * 3).fill(128);
  for (const name of ["red", "green", "blue"] as const) {
    for (const i of pixelsOf(boxes[name], width)) data.set(colours[name], i * 3);
  }
  return createRgb8({ width, height, data });
}

/**
 * The mask that the small models give for a box, worked out by hand. Logits are 4 inside and -20 outside, one for 4x4 px with
 * its centre 2 px from the border. Bilinear in between, they are 1 at the second pixel from the border (an eighth of the
 * way) and -5 at the first: the mask is one pixel smaller on each side. At the second pixel of a corner they are
 * 4 - 24 (1 - (7/8)^2) = -1.6: it has no corners either.
 */
export function maskByHand(box: Box): Mask {
  const [width, height] = [1024, 768];
  const data = new Uint8Array(width * height);
  const inner = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  for (const i of pixelsOf(inner, width)) data[i] = 1;
  for (const x of [inner.x, inner.x + inner.width - 1]) {
    for (const y of [inner.y, inner.y + inner.height - 1]) data[y * width + x] = 0;
  }
  return { width, height, data };
}

/** The mask of a box itself. */
export function maskOfBox(box: Box): Mask {
  const [width, height] = [1024, 768];
  const data = new Uint8Array(width * height);
  for (const i of pixelsOf(box, width)) data[i] = 1;
  return { width, height, data };
}

function* pixelsOf({ x, y, width, height }: Box, stride: number): Generator<number> {
  for (let v = y; v < y + height; v++) for (let u = x; u < x + width; u++) yield v * stride + u;
}
