import { createImage, widen, type Context, type Host, type Image, type Metadata, type Rgb8 } from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { maskImage, writeMasksDocument, type Described, type MasksDocument } from "@pixelproof/masks";
import type { Segmentation } from "@pixelproof/core";
import { codecToSave } from "../codecs.ts";
import { withoutProgress } from "../progress.ts";
import { describeTask } from "./describe-task.ts";

/** Files by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** masks.json, a mask a file, and the masks drawn over the picture in a file of the name `overlay`. */
export async function maskFiles(
  picture: Rgb8,
  segmentation: Segmentation,
  { overlay, ...described }: Described & { readonly overlay: string },
  host: Host,
  context: Context,
): Promise<{ readonly document: MasksDocument; readonly files: Files }> {
  const { masks } = segmentation;
  const names = masks.map((_, i) => `mask-${i + 1}.png`);
  const input = { picture, segmentation, said: { ...described, files: names } };
  const drawn = await run(describeTask, input, picture.width * picture.height, withoutProgress(context));
  const files: Record<string, string | Uint8Array> = {
    "masks.json": writeMasksDocument(drawn.document),
    [overlay]: await encodePng(imageOf(drawn.overlay), {}, host, context),
  };
  for (const [i, mask] of masks.entries()) files[names[i]] = await encodePng(maskImage(mask), {}, host, context);
  return { document: drawn.document, files };
}

/** A picture as the bytes of a PNG in its own depth. */
export async function encodePng(image: Image, metadata: Metadata, host: Host, context: Context): Promise<Uint8Array> {
  const { channels, sourceDepth: depth } = image;
  const { codec } = codecToSave({ channels, depth, size: image }, ["png"], host);
  const settings = { depth, compression: "lossless" } as const;
  return (await codec.encode(image, metadata, settings, withoutProgress(context))).bytes;
}

function imageOf({ width, height, data }: Rgb8): Image {
  return createImage({ width, height, channels: 3, data: widen(data), sourceDepth: 8 });
}
