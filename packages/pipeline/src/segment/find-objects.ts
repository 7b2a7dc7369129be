import {
  PixelproofError,
  throwIfAborted,
  type Context,
  type Host,
  type Rgb8,
  type Segmentation,
} from "@pixelproof/core";
import { maskArea, type MasksDocument } from "@pixelproof/masks";
import type { Measured } from "../evidence.ts";
import type { QualitySettings } from "../settings.ts";
import { maskFiles, type Files } from "./mask-files.ts";
import { runSegmenter } from "./run-segmenter.ts";

/** The objects of the enhanced picture. */
export interface Objects {
  readonly segmentation: Segmentation;
  /** Where they were looked for. */
  readonly document?: MasksDocument;
  /** Why not, or why it came to nothing. */
  readonly reason?: string;
  /** How many were below the thresholds. */
  readonly leftOut: number;
  /** masks.json, objects.png, mask-1.png… */
  readonly files: Files;
}

const none: Objects = { segmentation: { masks: [], scores: [] }, leftOut: 0, files: {} };

type Wanted = Pick<
  QualitySettings,
  "segmenter" | "fallbackSegmenter" | "segmentMinIou" | "segmentMinStability" | "segmentMinArea" | "segmentMinPsnr"
>;

/**
 * Finds all objects of a picture by the settings' segmenter, and leaves out those below their thresholds. Where the picture
 * is too far from its source, or no segmenter works, there are none, and a reason: the run goes on. Throws `ABORTED`.
 */
export async function findObjects(
  picture: Rgb8,
  { roundTrip }: Pick<Measured, "roundTrip">,
  settings: Wanted,
  host: Host,
  context: Context,
): Promise<Objects> {
  const psnr = roundTrip["psnr"]?.value ?? Infinity;
  if (psnr < settings.segmentMinPsnr)
    return { ...none, reason: `psnr ${psnr.toFixed(2)} dB is below segmentMinPsnr ${settings.segmentMinPsnr} dB` };
  try {
    const { segmentation, segmenter, because } = await runSegmenter(picture, [], settings, host, context);
    const kept = sift(segmentation, picture.width * picture.height, settings);
    const said = { segmenter, because, overlay: "objects.png" };
    const leftOut = segmentation.masks.length - kept.masks.length;
    return { segmentation: kept, leftOut, ...(await maskFiles(picture, kept, said, host, context)) };
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
