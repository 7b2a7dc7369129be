import type { Context, Decoded, Host, Image } from "@pixelproof/core";
import { codecByFormat } from "./codecs.ts";
import type { Evidence } from "./evidence.ts";
import { heatmap } from "./heatmap.ts";
import { previewSize, previewUri } from "./preview.ts";
import type { Quality } from "./quality.ts";
import { renderReport } from "./report/index.ts";

/** The evidence for the eye. */
export interface Illustrations {
  /** diff.png: the round trip's absolute difference over the source. */
  readonly diff: Uint8Array;
  /** report.html, self-contained. */
  readonly report: string;
}

/** Draws the heatmap and the report page. */
export async function illustrate(
  quality: Quality,
  pictures: { readonly source: Decoded; readonly saved: Decoded; readonly evidence: Evidence },
  host: Host,
  context: Context,
): Promise<Illustrations> {
  const { source, saved, evidence } = pictures;
  const heat = heatmap(evidence.before, evidence.returned);
  const png = codecByFormat("png", host).codec;
  const { bytes: diff } = await png.encode(heat, {}, { depth: 8 }, context);

  const size = previewSize(saved.image);
  const resampler = host.get("resampler", quality.round_trip.resampler);
  const preview = async (image: Image, { metadata }: Decoded): Promise<string> => {
    const fitted = image.width <= size.width ? image : await resampler.resample(image, size, context);
    return previewUri(fitted, metadata, host, context);
  };
  const report = renderReport({
    quality,
    pictures: {
      before: await preview(source.image, source),
      after: await preview(saved.image, saved),
      heatmap: await preview(heat, source),
      ...size,
    },
  });
  return { diff, report };
}
