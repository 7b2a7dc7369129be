import { PixelproofError, type Prompt, type Size } from "@pixelproof/core";
import { frameSide, type SamManifest } from "../models/manifest.ts";
import { fitted } from "../prepare/fit.ts";

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
}

/**
 * A prompt as a model takes it: coordinates of the picture, in px from its corner, scaled to the frame, nothing rounded.
 * Throws `CAPABILITY_MISSING` for what the model does not know: it would be ignored in silence.
 */
export function framePrompt(prompt: Prompt, picture: Size, manifest: SamManifest): FramePrompt {
  const { points, boxes } = manifest.decoder;
  assertKnown(prompt, manifest);
  const place = placer(picture, manifest);
  const labelled: LabelledPoint[] = (prompt.points ?? []).map(({ x, y, foreground }) => {
    return { ...place(x, y), label: foreground ? 1 : 0 };
  });
  const { box } = prompt;
  if (box === undefined) return { points: points.padding ? [...labelled, { x: 0, y: 0, label: -1 }] : labelled };
  const [from, to] = [place(box.x, box.y), place(box.x + box.width, box.y + box.height)];
  if (boxes === "corners") return { points: [...labelled, { ...from, label: 2 }, { ...to, label: 3 }] };
  return { points: labelled, box: [from.x, from.y, to.x, to.y] };
}

function placer(picture: Size, { encoder, decoder }: SamManifest): (x: number, y: number) => { x: number; y: number } {
  const { width, height } = fitted(picture, encoder.input.fit);
  const unit = decoder.points.side / frameSide;
  return (x, y) => ({ x: ((x * width) / picture.width) * unit, y: ((y * height) / picture.height) * unit });
}

function assertKnown({ points = [], box }: Prompt, { name, decoder }: SamManifest): void {
  const count = points.length + (box !== undefined && decoder.boxes === "corners" ? 2 : 0);
  if (box !== undefined && decoder.boxes === "none") throw unknown(name, "points alone", "a box");
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
