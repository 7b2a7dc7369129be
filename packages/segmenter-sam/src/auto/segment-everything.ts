import {
  abreast,
  subContext,
  throwIfAborted,
  type Context,
  type Mask,
  type Rgb8,
  type Segmentation,
} from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { cropPicture } from "@pixelproof/masks";
import type { Tensors } from "@pixelproof/onnx";
import { embed, threadWeight, type LoadedSam } from "../models/loaded.ts";
import type { Sam } from "../models/open.ts";
import { decode, type Candidates } from "../prompts/decode.ts";
import { framePrompt } from "../prompts/frame-prompt.ts";
import { bounded } from "../segment-prompts.ts";
import { cropsOf, gridOf, type Crop } from "./crops.ts";
import { finishFoundTask } from "./finish-found.ts";
import { judgeTask, type Judged } from "./judge.ts";
import type { AutoSettings } from "./settings.ts";
import { siftAll, siftCrop, type Found } from "./sift.ts";

/**
 * All objects of a picture (Kirillov 2023, `SamAutomaticMaskGenerator`): a grid of points is prompted one by one, of the
 * masks those stay that are good and stable, and of much the same ones the best. The best come first.
 */
export async function segmentEverything(
  picture: Rgb8,
  loaded: LoadedSam,
  settings: AutoSettings,
  isRefined: boolean,
  context: Context,
): Promise<Segmentation> {
  const sam = await loaded.open({ ...context, progress: () => {} });
  const crops = cropsOf(picture, settings);
  const looking = abreast(
    subContext(context, 0, 0.9),
    crops.map(() => 1),
  );
  const found: Found[] = [];
  for (const [i, crop] of crops.entries()) {
    const part = cropPicture(picture, crop);
    const encoding = subContext(looking[i], 0, 0.2);
    const embedding = part === picture ? await loaded.embed(sam, part, encoding) : await embed(sam, part, encoding);
    const judged = await judgeGrid(sam, embedding, crop, settings, subContext(looking[i], 0.2, 1));
    found.push(...siftCrop(judged, crop, picture, settings));
  }
  const sifted = siftAll(found, crops.length, settings);
  const masks: Mask[] = [];
  for (const [i, { rle, crop }] of sifted.entries()) {
    const input = { picture, crop, rle, isRefined };
    const [from, to] = [i, i + 1].map((done) => 0.9 + (0.1 * done) / sifted.length);
    masks.push(await run(finishFoundTask, input, threadWeight, subContext(context, from, to)));
  }
  context.progress(1);
  return {
    masks,
    scores: sifted.map(({ predictedIou }) => bounded(predictedIou)),
    parts: sifted.map(({ predictedIou, stability }) => ({ predicted_iou: predictedIou, stability_score: stability })),
  };
}

/** What prompts at each point of a crop's grid find, as many in one run as the model takes; the next run starts meanwhile. */
async function judgeGrid(
  sam: Sam,
  embedding: Tensors,
  crop: Crop,
  settings: AutoSettings,
  context: Context,
): Promise<Judged[]> {
  const { encoder, decoder } = sam.manifest;
  const { isFirstSingle, batch } = decoder;
  const size = { width: crop.width, height: crop.height };
  const prompts = gridOf(crop, settings).map((point) => {
    return framePrompt({ points: [{ ...point, foreground: true }] }, size, sam.manifest);
  });
  const decodeFrom = (first: number): Promise<Candidates> =>
    decode(sam, embedding, prompts.slice(first, first + batch), context.signal);
  const quiet = { ...context, progress: () => {} };
  const judged: Judged[] = [];
  let candidates = await decodeFrom(0);
  for (let first = 0; first < prompts.length; first += batch) {
    const input = { candidates, isFirstSingle, fit: encoder.input.fit, crop: size, settings };
    const next = first + batch;
    const [own, following] = await Promise.all([
      run(judgeTask, input, threadWeight, quiet),
      next < prompts.length ? decodeFrom(next) : candidates,
    ]);
    judged.push(...own.map((one) => ({ ...one, prompt: first + one.prompt })));
    candidates = following;
    throwIfAborted(context.signal);
    context.progress(Math.min(1, next / prompts.length));
  }
  return judged;
}
