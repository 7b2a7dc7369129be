import { PixelproofError, type Prompt } from "@pixelproof/core";
import type { FilePrompt } from "@pixelproof/pipeline";

type Box = NonNullable<Prompt["box"]>;
type Point = NonNullable<Prompt["points"]>[number];

/** `--box x,y,w,h`, for a flag that may stand several times. Throws `USAGE`. */
export function boxFlag(text: string, before: readonly Box[] = []): Box[] {
  const [x, y, width, height, ...rest] = numbers(text);
  const isBox = rest.length === 0 && height !== undefined && width > 0 && height > 0;
  if (!isBox) throw wrong("--box", "x,y,width,height in pixels of the picture", text);
  return [...before, { x, y, width, height }];
}

/** `--point x,y`, or `x,y,0` for a point that is not on the object. Throws `USAGE`. */
export function pointFlag(text: string, before: readonly Point[] = []): Point[] {
  const [x, y, label = 1, ...rest] = numbers(text);
  const isPoint = rest.length === 0 && y !== undefined && (label === 0 || label === 1);
  if (!isPoint) throw wrong("--point", "x,y or x,y,1 on the object, x,y,0 beside it", text);
  return [...before, { x, y, foreground: label === 1 }];
}

/** `--mask FILE`, for a flag that may stand several times. */
export const maskFlag = (file: string, before: readonly string[] = []): string[] => [...before, file];

/** Prompts with files of rough masks: each is an object; one alone may have points and a box beside it. Throws `USAGE`. */
export function withMasks(prompts: readonly FilePrompt[], masks: readonly string[]): readonly FilePrompt[] {
  if (masks.length === 0) return prompts;
  if (prompts.length === 0) return masks.map((mask) => ({ mask }));
  if (masks.length === 1 && prompts.length === 1) return [{ ...prompts[0], mask: masks[0] }];
  throw new PixelproofError(
    "USAGE",
    "Expected one --mask with points and one box at most, or masks alone; ask for each object in a run of its own",
  );
}

/**
 * Prompts of boxes and points: each box is an object, points belong to the only box, or to the one of several that they lie
 * in; without a box all points are one object. Throws `USAGE`.
 */
export function promptsOf(boxes: readonly Box[], points: readonly Point[]): FilePrompt[] {
  if (boxes.length === 0) return points.length === 0 ? [] : [{ points }];
  const owners = points.map((point) => (boxes.length === 1 ? 0 : boxes.findIndex((box) => holds(box, point))));
  const homeless = points[owners.indexOf(-1)];
  if (homeless !== undefined) throw wrong("--point", "a point in one of several boxes", `${homeless.x},${homeless.y}`);
  return boxes.map((box, i) => {
    const own = points.filter((_, at) => owners[at] === i);
    return own.length === 0 ? { box } : { box, points: own };
  });
}

const holds = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x >= x && point.y >= y && point.x < x + width && point.y < y + height;

/** None where one of them is no number. */
function numbers(text: string): number[] {
  const parts = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  return parts.every((part) => Number.isFinite(part)) ? parts : [];
}

const wrong = (flag: string, expected: string, received: string): PixelproofError =>
  new PixelproofError("USAGE", `Expected ${expected} for ${flag} but received ${JSON.stringify(received)}`);
