import type { Context, Decoded, Host, Image } from "@pixelproof/core";
import { closerLook } from "./closer-look.ts";
import { codecByFormat } from "./codecs.ts";
import { crop, type Rectangle } from "./crop.ts";
import type { Evidence } from "./evidence.ts";
import { heatmap } from "./heatmap.ts";
import { dataUri, previewSize, previewUri } from "./preview.ts";
import type { Quality } from "./quality.ts";
import { renderReport } from "./report/index.ts";

/** The evidence for the eye. */
export interface Illustrations {
  /** diff.png: the round trip's absolute difference over the source. */
  readonly diff: Uint8Array;
  /** report.html, self-contained. */
  readonly report: string;
}

/** Draws the heatmap and the report page; `previewResampler` is the id of a quick classical resampler. */
export async function illustrate(
  quality: Quality,
  pictures: { readonly source: Decoded; readonly saved: Decoded; readonly evidence: Evidence },
  previewResampler: string,
  host: Host,
  context: Context,
): Promise<Illustrations> {
  const { source, saved, evidence } = pictures;
  const heat = heatmap(evidence.before, evidence.returned);
  const png = codecByFormat("png", host).codec;
  const { bytes: diff } = await png.encode(heat, {}, { depth: 8 }, context);

  const size = previewSize(saved.image);
  const resampler = host.get("resampler", previewResampler);
  const preview = async (image: Image, { metadata }: Decoded): Promise<string> => {
    const fitted = image.width <= size.width ? image : await resampler.resample(image, size, context);
    return previewUri(fitted, metadata, host, context);
  };
  const cropped = (part: Rectangle, { image, metadata }: Decoded): Promise<string> =>
    previewUri(crop(image, part), metadata, host, context);
  const details = [];
  for (const { title, before, after } of closerLook(evidence.before, evidence.returned, saved.image)) {
    details.push({ title, before: await cropped(before, source), after: await cropped(after, saved) });
  }
  const report = renderReport({
    quality,
    details,
    pictures: {
      before: await preview(source.image, source),
      after: await preview(saved.image, saved),
      heatmap: dataUri("image/png", diff),
      ...size,
    },
  });
  return { diff, report };
}
