import {
  subContext,
  throwIfAborted,
  type Context,
  type Mask,
  type Prompt,
  type Rgb8,
  type Segmentation,
} from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { finishMaskTask } from "./finish/finish-mask.ts";
import { maskLogitsTask } from "./prepare/mask-logits.ts";
import { threadWeight, type LoadedSam } from "./models/loaded.ts";
import { choose, decode } from "./prompts/decode.ts";
import { framePrompt, logitSide } from "./prompts/frame-prompt.ts";

/** One mask a prompt; the picture is encoded once for all of them, and for the calls after. */
export async function segmentPrompts(
  picture: Rgb8,
  prompts: readonly Prompt[],
  loaded: LoadedSam,
  isRefined: boolean,
  context: Context,
): Promise<Segmentation> {
  const sam = await loaded.open({ ...context, progress: () => {} });
  const { encoder, decoder } = sam.manifest;
  const asked = prompts.map((prompt) => framePrompt(prompt, picture, sam.manifest));
  const embedding = await loaded.embed(sam, picture, subContext(context, 0, 0.5));
  const masks: Mask[] = [];
  const ious: number[] = [];
  for (const [i, prompt] of prompts.entries()) {
    const quiet = { ...context, progress: () => {} };
    const mask =
      prompt.mask && (await run(maskLogitsTask, { mask: prompt.mask, fit: encoder.input.fit }, threadWeight, quiet));
    const { scores, logits } = await decode(sam, embedding, [{ ...asked[i], ...(mask && { mask }) }], context.signal);
    const isClear = prompt.box !== undefined || mask !== undefined || (prompt.points ?? []).length > 1;
    const best = choose(scores, decoder.isFirstSingle, isClear);
    const own = logits.slice(best * logitSide ** 2, (best + 1) * logitSide ** 2);
    const input = { picture, logits: own, fit: encoder.input.fit, isRefined };
    const share = (part: number): number => 0.5 + (0.5 * (i + part)) / prompts.length;
    masks.push(await run(finishMaskTask, input, threadWeight, subContext(context, share(0), share(1)), [own.buffer]));
    ious.push(scores[best]);
    throwIfAborted(context.signal);
  }
  return { masks, scores: ious.map(bounded), parts: ious.map((iou) => ({ predicted_iou: iou })) };
}

/** A predicted IoU is a regression, and may leave 0..1. */
export const bounded = (iou: number): number => Math.min(1, Math.max(0, iou));
