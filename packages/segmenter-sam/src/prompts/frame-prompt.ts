import { PixelproofError, type Prompt, type Size } from "@pixelproof/core";
import { maskBox } from "@pixelproof/masks";
import { frameSide, type SamManifest } from "../models/manifest.ts";
import { fitted } from "../prepare/fit.ts";

/** Side of the masks that decoders give, and take. */
export const logitSide = 256;

/** A point in the frame of a decoder: 1 foreground, 0 background, 2 and 3 corners of a box, -1 none. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly label: -1 | 0 | 1 | 2 | 3;
}

/** What is asked of a decoder, in its frame. */
export interface FramePrompt {
  readonly points: readonly LabelledPoint[];
  /** Where the decoder takes boxes apart from points: left, top, right, bottom. */
  readonly box?: readonly [number, number, number, number];
  /** A rough mask: `logitSide`^2 logits over the frame. */
  readonly mask?: Float32Array;
}

/**
 * Points and box of a prompt as a model takes them: coordinates of the picture, in px from its corner, scaled to the frame,
 * nothing rounded. A mask alone gets its own box: models were never taught with a mask and nothing else.
 * Throws `CAPABILITY_MISSING` for what the model does not know: it would be ignored in silence.
 */
export function framePrompt(prompt: Prompt, picture: Size, manifest: SamManifest): FramePrompt {
  const { points, boxes } = manifest.decoder;
  assertKnown(prompt, manifest);
  const place = placer(picture, manifest);
  const labelled: LabelledPoint[] = (prompt.points ?? []).map(({ x, y, foreground }) => {
    return { ...place(x, y), label: foreground ? 1 : 0 };
  });
  const box = prompt.box ?? (labelled.length === 0 && prompt.mask && maskBox(prompt.mask));
  if (!box) return { points: points.padding ? [...labelled, { x: 0, y: 0, label: -1 }] : labelled };
  const [from, to] = [place(box.x, box.y), place(box.x + box.width, box.y + box.height)];
  if (boxes === "corners") return { points: [...labelled, { ...from, label: 2 }, { ...to, label: 3 }] };
  return { points: labelled, box: [from.x, from.y, to.x, to.y] };
}

function placer(picture: Size, { encoder, decoder }: SamManifest): (x: number, y: number) => { x: number; y: number } {
  const { width, height } = fitted(picture, encoder.input.fit);
  const unit = decoder.points.side / frameSide;
  return (x, y) => ({ x: ((x * width) / picture.width) * unit, y: ((y * height) / picture.height) * unit });
}

function assertKnown({ points = [], box, mask }: Prompt, { name, decoder }: SamManifest): void {
  const count = points.length + (box !== undefined && decoder.boxes === "corners" ? 2 : 0);
  if (box !== undefined && decoder.boxes === "none") throw unknown(name, "points alone", "a box");
  if (mask !== undefined && decoder.mask === undefined) throw unknown(name, "points or a box", "a mask");
  if (!decoder.points.negatives && points.some(({ foreground }) => !foreground))
    throw unknown(name, "foreground points alone", "a background point");
  const { most = Infinity } = decoder.points;
  if (count > most) throw unknown(name, `at most ${most} points, a box counted as two`, `${count}`);
}

function unknown(model: string, expected: string, received: string): PixelproofError {
  return new PixelproofError(
    "CAPABILITY_MISSING",
    `Expected ${expected} for a prompt of the model ${model} but received ${received}; ask otherwise, or choose another model`,
    { details: { model } },
  );
}
