import type { Prompt, Size } from "@pixelproof/core";
import { trimap } from "./cut.ts";

/** Half axes of the ellipse that an object is expected in: around points, and in the middle where nothing is known, by side. */
const aroundPoints = 0.25;
const inTheMiddle = 0.35;

/** Radius of the disc around a point, by the longer side. */
const discRadius = 0.015;

/**
 * What a prompt says of each pixel of a picture, in its own pixels: outside of a box is background; around points that are
 * foreground, or in the middle where there is neither, an object is expected; discs at points are certain.
 */
export function priorOf({ box, points = [] }: Prompt, size: Size): Uint8Array {
  const { width, height } = size;
  const known = new Uint8Array(width * height).fill(trimap.perhapsBackground);
  const paint = (value: number, isMeant: (x: number, y: number) => boolean): void => {
    for (let i = 0; i < known.length; i++) {
      if (isMeant((i % width) + 0.5, Math.floor(i / width) + 0.5)) known[i] = value;
    }
  };
  const wanted = points.filter(({ foreground }) => foreground);
  if (box !== undefined) {
    const isIn = (x: number, y: number): boolean =>
      x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
    paint(trimap.background, (x, y) => !isIn(x, y));
    // Colours of the background have to come from somewhere: a box around everything says no more than its middle.
    const isAll = !known.includes(trimap.background);
    paint(trimap.perhapsForeground, isAll ? ellipse(middleOf(box), box, 0.5) : isIn);
  } else if (wanted.length > 0) {
    for (const point of wanted) paint(trimap.perhapsForeground, ellipse(point, size, aroundPoints));
  } else {
    paint(trimap.perhapsForeground, ellipse({ x: width / 2, y: height / 2 }, size, inTheMiddle));
  }
  const radius = Math.max(1.5, discRadius * Math.max(width, height));
  for (const { x, y, foreground } of points) {
    paint(foreground ? trimap.foreground : trimap.background, (px, py) => Math.hypot(px - x, py - y) <= radius);
  }
  return known;
}

function middleOf({ x, y, width, height }: NonNullable<Prompt["box"]>): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Whether a place lies in an ellipse around `centre` with half axes of `part` of the sides. */
function ellipse(
  centre: { readonly x: number; readonly y: number },
  { width, height }: Size,
  part: number,
): (x: number, y: number) => boolean {
  return (x, y) => Math.hypot((x - centre.x) / (part * width), (y - centre.y) / (part * height)) <= 1;
}
