import { subContext, type Context, type Host } from "@pixelproof/core";
import { cutOut, type MasksDocument } from "@pixelproof/masks";
import { toCommonSpace } from "../common-space.ts";
import { decodeSettings, openPicture } from "../decode.ts";
import type { QualitySettings } from "../settings.ts";
import { openPrompts, type FilePrompt } from "./file-prompts.ts";
import { encodePng, maskFiles, type Files } from "./mask-files.ts";
import { runSegmenter } from "./run-segmenter.ts";

export interface SegmentRequest {
  readonly input: string | Uint8Array;
  /** One object each; none for all objects. In px of the upright picture. */
  readonly prompts: readonly FilePrompt[];
  /** Whether each object is cut out of the picture as well. */
  readonly cutOuts?: boolean;
  /** Told the fraction done, 0..1, never falling. */
  readonly onProgress?: (fraction: number) => void;
}

/** The objects of one picture. */
export interface Segmented {
  /** What masks.json holds. */
  readonly document: MasksDocument;
  /** Everything by name: masks.json, overlay.png, mask-1.png…, cutout-1.png… */
  readonly files: Files;
}

/**
 * Finds objects in one file: in 8-bit sRGB made with the picture's profile; cut-outs keep the samples, depth and profile that
 * the picture has. Throws what reading and the segmenter throw.
 */
export async function segmentFile(
  { input, prompts: asked, cutOuts = false, onProgress: progress = () => {} }: SegmentRequest,
  settings: Pick<QualitySettings, "animation" | "segmenter" | "fallbackSegmenter">,
  host: Host,
  context: Context,
): Promise<Segmented> {
  const opened = await openPicture(input, host, context, decodeSettings(settings));
  const { pictures } = await toCommonSpace([opened], host, context);
  const [picture] = pictures;
  const prompts = await openPrompts(asked, settings, host, context);
  const found = await runSegmenter(picture, prompts, settings, host, subContext({ ...context, progress }, 0.05, 0.9));
  const { segmentation, segmenter, because } = found;
  const said = { segmenter, because, prompts, overlay: "overlay.png" };
  const { document, files } = await maskFiles(picture, segmentation, said, host, context);
  const cut: Record<string, Uint8Array> = {};
  const { icc, cicp } = opened.metadata;
  const colours = { ...(icc && { icc }), ...(cicp && { cicp }) };
  for (const [i, mask] of cutOuts ? segmentation.masks.entries() : []) {
    cut[`cutout-${i + 1}.png`] = await encodePng(cutOut(opened.image, mask), colours, host, context);
  }
  progress(1);
  return { document, files: { ...files, ...cut } };
}
