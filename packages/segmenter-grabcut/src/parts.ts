import type { Mask, Prompt } from "@pixelproof/core";
import { components, componentMask, removeSmallRegions } from "@pixelproof/masks";

/** Islands and holes of less than this share of the picture are noise. */
const noise = 0.001;

/** Least share of the picture that an object nobody asked for has. */
const leastObject = 0.01;

/** What of a cut belongs to the prompt: the parts that its points are on, or all of it where it has none there. */
export function wantedParts(mask: Mask, { points = [], box }: Prompt): Mask {
  const clean = removeSmallRegions(mask, noise * mask.data.length);
  if (box !== undefined) return clean;
  const wanted = components(clean, 1).filter((part) =>
    points.some(
      ({ x, y, foreground }) =>
        foreground && part.runs.some((run) => run.y === Math.floor(y) && run.from <= x && x < run.to),
    ),
  );
  return wanted.length === 0 ? clean : componentMask(clean, wanted);
}

/** The objects of a cut that nobody prompted, the largest first. */
export function separateParts(mask: Mask): Mask[] {
  const clean = removeSmallRegions(mask, noise * mask.data.length);
  return components(clean, 1)
    .filter(({ area }) => area >= leastObject * mask.data.length)
    .toSorted((a, b) => b.area - a.area)
    .map((part) => componentMask(clean, [part]));
}
