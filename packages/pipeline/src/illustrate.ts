import type { Context, Decoded, Host, Image } from "@pixelproof/core";
import { closerLook, type Spot } from "./closer-look.ts";
import { codecByFormat } from "./codecs.ts";
import { crop, type Rectangle } from "./crop.ts";
import type { Compared } from "./evidence.ts";
import { heatmap } from "./heatmap.ts";
import { dataUri, previewSize, previewUri } from "./preview.ts";
import { together } from "./progress.ts";
import type { Detail, Previews } from "./report/index.ts";

/** The evidence for the eye. */
export interface Illustrations {
  /** diff.png: the round trip's absolute difference over the source. */
  readonly diff: Uint8Array;
  /** For the report page. */
  readonly pictures: Previews;
  readonly details: readonly Detail[];
}

/** Draws the heatmap and the pictures of the report page; `previewResampler` is the id of a quick classical resampler. */
export async function illustrate(
  { source, saved, compared }: { readonly source: Decoded; readonly saved: Decoded; readonly compared: Compared },
  previewResampler: string,
  host: Host,
  context: Context,
): Promise<Illustrations> {
  const size = previewSize(saved.image);
  const resampler = host.get("resampler", previewResampler);
  const preview = async (image: Image, { metadata }: Decoded): Promise<string> => {
    const fitted = image.width <= size.width ? image : await resampler.resample(image, size, context);
    return previewUri(fitted, metadata, host, context);
  };
  const cropped = (part: Rectangle, { image, metadata }: Decoded): Promise<string> =>
    previewUri(crop(image, part), metadata, host, context);
  const detail = async ({ title, before, after }: Spot): Promise<Detail> => {
    const [was, is] = await together([cropped(before, source), cropped(after, saved)]);
    return { title, before: was, after: is };
  };

  const png = codecByFormat("png", host).codec;
  const [{ bytes: diff }, before, after, details] = await together([
    png.encode(heatmap(compared.before, compared.returned), {}, { depth: 8, effort: 1 }, context),
    preview(source.image, source),
    preview(saved.image, saved),
    together(closerLook(compared.before, compared.returned, saved.image).map(detail)),
  ]);
  return { diff, pictures: { before, after, heatmap: dataUri("image/png", diff), ...size }, details };
}
