import {
  createImage,
  subContext,
  widen,
  type Context,
  type Host,
  type Image,
  type Metadata,
  type Prompt,
  type Rgb8,
} from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { cutOut, maskImage, writeMasksDocument, type MasksDocument } from "@pixelproof/masks";
import { codecToSave } from "../codecs.ts";
import { toCommonSpace } from "../common-space.ts";
import { decodeSettings, openPicture } from "../decode.ts";
import type { QualitySettings } from "../settings.ts";
import { describeTask } from "./describe-task.ts";
import { runSegmenter } from "./run-segmenter.ts";

export interface SegmentRequest {
  readonly input: string | Uint8Array;
  /** One object each; none for all objects. In px of the upright picture. */
  readonly prompts: readonly Prompt[];
  /** Whether each object is cut out of the picture as well. */
  readonly cutOuts?: boolean;
}

/** The objects of one picture. */
export interface Segmented {
  /** What masks.json holds. */
  readonly document: MasksDocument;
  /** Everything by name: masks.json, overlay.png, mask-1.png…, cutout-1.png… */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/**
 * Finds objects in one file: in 8-bit sRGB made with the picture's profile; cut-outs keep the samples, depth and profile that
 * the picture has. Throws what reading and the segmenter throw.
 */
export async function segmentFile(
  { input, prompts, cutOuts = false }: SegmentRequest,
  settings: Pick<QualitySettings, "animation" | "segmenter" | "fallbackSegmenter">,
  host: Host,
  context: Context,
): Promise<Segmented> {
  const opened = await openPicture(input, host, context, decodeSettings(settings));
  const { pictures } = await toCommonSpace([opened], host, context);
  const [picture] = pictures;
  const found = await runSegmenter(picture, prompts, settings, host, subContext(context, 0.05, 0.8));
  const { segmentation, segmenter, because } = found;
  const { masks } = segmentation;
  const names = masks.map((_, i) => `mask-${i + 1}.png`);
  const said = { segmenter, because, prompts, files: names };
  const pixels = picture.width * picture.height;
  const quiet = { ...context, progress: () => {} };
  const { document, overlay } = await run(describeTask, { picture, segmentation, said }, pixels, quiet);
  const png = (image: Image, metadata: Metadata = {}): Promise<Uint8Array> => encodePng(image, metadata, host, quiet);
  const files: Record<string, string | Uint8Array> = {
    "masks.json": writeMasksDocument(document),
    "overlay.png": await png(imageOf(overlay)),
  };
  const { icc, cicp } = opened.metadata;
  const colours: Metadata = { ...(icc && { icc }), ...(cicp && { cicp }) };
  for (const [i, mask] of masks.entries()) {
    files[names[i]] = await png(maskImage(mask));
    if (cutOuts) files[`cutout-${i + 1}.png`] = await png(cutOut(opened.image, mask), colours);
  }
  context.progress(1);
  return { document, files };
}

async function encodePng(image: Image, metadata: Metadata, host: Host, context: Context): Promise<Uint8Array> {
  const { channels, sourceDepth: depth } = image;
  const { codec } = codecToSave({ channels, depth, size: image }, ["png"], host);
  return (await codec.encode(image, metadata, { depth, compression: "lossless" }, context)).bytes;
}

function imageOf({ width, height, data }: Rgb8): Image {
  return createImage({ width, height, channels: 3, data: widen(data), sourceDepth: 8 });
}
