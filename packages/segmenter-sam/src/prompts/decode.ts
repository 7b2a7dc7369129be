import { PixelproofError } from "@pixelproof/core";
import type { Tensors } from "@pixelproof/onnx";
import type { Sam } from "../models/open.ts";
import { feedsOf } from "./feeds.ts";
import { logitSide, type FramePrompt } from "./frame-prompt.ts";

/** Masks that a decoder offers for prompts, `each` of them for one: logits over the frame, and predicted IoU. */
export interface Candidates {
  readonly each: number;
  /** `logitSide`^2 a mask. */
  readonly logits: Float32Array;
  readonly scores: Float32Array;
}

/** Runs a decoder on prompts, as `feedsOf` takes them. Throws `MODEL_INVALID` for a result that does not fit, `ABORTED`. */
export async function decode(
  { manifest, decoder }: Sam,
  embedding: Tensors,
  prompts: readonly FramePrompt[],
  signal: AbortSignal,
): Promise<Candidates> {
  const { masks, scores } = manifest.decoder;
  const results = await decoder.run(feedsOf(manifest, embedding, prompts), [masks, scores], signal);
  const [logits, ratings] = [results[masks].data, results[scores].data];
  const each = ratings.length / prompts.length;
  const isLike =
    logits instanceof Float32Array &&
    ratings instanceof Float32Array &&
    Number.isInteger(each) &&
    logits.length === ratings.length * logitSide ** 2;
  if (isLike) return { each, logits, scores: ratings };
  throw new PixelproofError(
    "MODEL_INVALID",
    `Expected masks of ${logitSide}x${logitSide} and a score for each from the model ${manifest.name} but received [${results[masks].dims.join(", ")}] and [${results[scores].dims.join(", ")}]; correct the manifest`,
  );
}

/**
 * Which of a prompt's candidates answers it. Of four masks the first is for prompts that are clear, a box, a mask or more than
 * one point; one point alone may mean part or whole, and the best of the other three by predicted IoU is taken.
 */
export function choose(scores: Float32Array, isFirstSingle: boolean, isClear: boolean): number {
  const hasSingle = isFirstSingle && scores.length > 1;
  if (hasSingle && isClear) return 0;
  let best = hasSingle ? 1 : 0;
  for (let i = best + 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i;
  return best;
}
