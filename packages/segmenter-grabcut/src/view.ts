import type { Prompt, Size } from "@pixelproof/core";
import type { Box } from "@pixelproof/masks";

/** Ground looked at around a box, by its sides. */
const margin = 0.25;

/** The part of a picture that a prompt is about: its box with some ground around it, and its points; else everything. */
export function viewOf({ box, points = [] }: Prompt, { width, height }: Size): Box {
  if (box === undefined) return { x: 0, y: 0, width, height };
  const [across, down] = [box.width * margin, box.height * margin];
  const xs = [box.x - across, box.x + box.width + across, ...points.map(({ x }) => x)];
  const ys = [box.y - down, box.y + box.height + down, ...points.map(({ y }) => y)];
  const [left, top] = [Math.max(0, Math.floor(Math.min(...xs))), Math.max(0, Math.floor(Math.min(...ys)))];
  const right = Math.min(width, Math.ceil(Math.max(...xs)));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A prompt in the pixels of a view that is shown at the size `to`. */
export function promptIn(view: Box, to: Size, { box, points }: Prompt): Prompt {
  const [across, down] = [to.width / view.width, to.height / view.height];
  const place = ({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } => ({
    x: (x - view.x) * across,
    y: (y - view.y) * down,
  });
  return {
    ...(points && { points: points.map((point) => ({ ...place(point), foreground: point.foreground })) }),
    ...(box && { box: { ...place(box), width: box.width * across, height: box.height * down } }),
  };
}
