import {
  PixelproofError,
  subContext,
  throwIfAborted,
  type Context,
  type Host,
  type Rgb8,
  type Segmentation,
} from "@pixelproof/core";
import { maskArea, type MasksDocument } from "@pixelproof/masks";
import type { Measured } from "../evidence.ts";
import type { QualitySettings } from "../settings.ts";
import { boundaryAgreement } from "./boundary-agreement.ts";
import { maskFiles, type Files } from "./mask-files.ts";
import { runSegmenter } from "./run-segmenter.ts";

/** The objects of the enhanced picture. */
export interface Objects {
  readonly segmentation: Segmentation;
  /** Where they were looked for. */
  readonly document?: MasksDocument;
  /** Why not, or why it came to nothing. */
  readonly reason?: string;
  /** Boundary F-scores against the objects of the source, null where it has no such object. */
  readonly agreement: readonly (number | null)[];
  /** How many were below the thresholds. */
  readonly leftOut: number;
  /** masks.json, objects.png, mask-1.png… */
  readonly files: Files;
}

const none: Objects = { segmentation: { masks: [], scores: [] }, agreement: [], leftOut: 0, files: {} };

type Wanted = Pick<
  QualitySettings,
  "segmenter" | "fallbackSegmenter" | "segmentMinIou" | "segmentMinStability" | "segmentMinArea" | "segmentMinPsnr"
>;

/**
 * Finds all objects of the result by the settings' segmenter, leaves out those below the thresholds, and compares the
 * borders of the others with those of the source's objects. Where the result is too far from its source, or no segmenter
 * works, there are none, and a reason: the run goes on. Throws `ABORTED`.
 */
export async function findObjects(
  { before, after }: { readonly before: Rgb8; readonly after: Rgb8 },
  { roundTrip }: Pick<Measured, "roundTrip">,
  settings: Wanted,
  host: Host,
  context: Context,
): Promise<Objects> {
  const psnr = roundTrip["psnr"]?.value ?? Infinity;
  if (psnr < settings.segmentMinPsnr)
    return { ...none, reason: `psnr ${psnr.toFixed(2)} dB is below segmentMinPsnr ${settings.segmentMinPsnr} dB` };
  try {
    const finding = subContext(context, 0, 0.6);
    const { segmentation, segmenter, because } = await runSegmenter(after, [], settings, host, finding);
    const kept = sift(segmentation, after.width * after.height, settings);
    const { masks } = kept;
    const comparing = subContext(context, 0.6, 1);
    const agreement = masks.length > 0 ? await boundaryAgreement(before, masks, segmenter, host, comparing) : [];
    const said = { segmenter, because, overlay: "objects.png" };
    const leftOut = segmentation.masks.length - masks.length;
    return { segmentation: kept, agreement, leftOut, ...(await maskFiles(after, kept, said, host, context)) };
  } catch (error) {
    throwIfAborted(context.signal);
    const { message } = PixelproofError.from(error, "PLUGIN_FAILED", "Segmentation failed");
    context.logger.warn(`No objects: ${message}`);
    return { ...none, reason: message };
  }
}

/** The objects that meet the thresholds. */
export function sift(
  { masks, scores, parts }: Segmentation,
  pixels: number,
  { segmentMinIou, segmentMinStability, segmentMinArea }: Wanted,
): Segmentation {
  const kept = masks.flatMap((mask, i) => {
    const stability = parts?.[i]["stability_score"] ?? 1;
    const isGood = scores[i] >= segmentMinIou && stability >= segmentMinStability;
    return isGood && maskArea(mask) >= segmentMinArea * pixels ? [i] : [];
  });
  return {
    masks: kept.map((i) => masks[i]),
    scores: kept.map((i) => scores[i]),
    ...(parts && { parts: kept.map((i) => parts[i]) }),
  };
}
