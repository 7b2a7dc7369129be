import { PixelproofError, throwIfAborted, type Context, type Host, type Mask, type Rgb8 } from "@pixelproof/core";
import { defineTask, run } from "@pixelproof/kernels";
import { boundaryF, boxIou, maskBox, maskIou, resizeMask } from "@pixelproof/masks";

/** How far boundaries may be apart, by the diagonal of the picture: that of the DAVIS benchmark (Perazzi 2016). */
const tolerance = 0.008;

/** Least intersection over union of two masks of the same object. */
const leastIou = 0.5;

/**
 * How far the borders of objects are those that the same segmenter finds in the source: a boundary F-score each, or null
 * where the source has no such object, or no segmentation. Throws `ABORTED`.
 */
export async function boundaryAgreement(
  before: Rgb8,
  masks: readonly Mask[],
  segmenter: string,
  host: Host,
  context: Context,
): Promise<(number | null)[]> {
  try {
    const found = await host.get("segmenter", segmenter).segment(before, [], context);
    const input = { masks, others: found.masks };
    return await run(agreementTask, input, masks[0].width * masks[0].height, { ...context, progress: () => {} });
  } catch (error) {
    throwIfAborted(context.signal);
    const { message } = PixelproofError.from(error, "PLUGIN_FAILED", "Segmentation failed");
    context.logger.warn(`Objects are not compared with those of the source: ${message}`);
    return masks.map(() => null);
  }
}

interface Both {
  /** Of the result, all of one size. */
  readonly masks: readonly Mask[];
  /** Of the source. */
  readonly others: readonly Mask[];
}

/** The boundary F-score of each mask with the one of the other picture that covers most of the same: a task for a thread. */
export const agreementTask = defineTask(
  import.meta.url,
  "agreementTask",
  ({ masks, others }: Both): (number | null)[] => {
    const enlarged = others.map((other) => resizeMask(other, masks[0]));
    return masks.map((mask) => {
      const rated = enlarged.map((other) => ({ other, iou: areClose(mask, other) ? maskIou(mask, other) : 0 }));
      const [best] = rated.toSorted((a, b) => b.iou - a.iou);
      if (best === undefined || best.iou < leastIou) return null;
      return boundaryF(mask, best.other, tolerance * Math.hypot(mask.width, mask.height));
    });
  },
);

/** Whether boxes overlap at all, which is quickly told. */
function areClose(a: Mask, b: Mask): boolean {
  const [box, other] = [maskBox(a), maskBox(b)];
  return box !== undefined && other !== undefined && boxIou(box, other) > 0;
}
