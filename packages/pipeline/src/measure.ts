import { PixelproofError, subContext, type Context, type Host, type Measurement, type Rgb8 } from "@pixelproof/core";
import type { Quality } from "./quality.ts";

export type Figures = Quality["encoding"]["figures"];

/** Runs the named metrics on two pictures of one size; a picture too small for a metric gives a null with a note. */
export async function measure(
  reference: Rgb8,
  candidate: Rgb8,
  metrics: readonly string[],
  host: Host,
  context: Context,
): Promise<Figures> {
  const figures: Figures = {};
  for (const [i, id] of metrics.entries()) {
    const { unit, better } = host.describe("metric", id).capabilities;
    const slice = subContext(context, i / metrics.length, (i + 1) / metrics.length);
    try {
      figures[id] = { ...figureOf(await host.get("metric", id).measure(reference, candidate, slice)), unit, better };
    } catch (error) {
      if (!PixelproofError.is(error) || error.code !== "IMAGE_TOO_SMALL") throw error;
      figures[id] = { value: null, unit, better, note: error.message };
    }
  }
  context.progress(1);
  return figures;
}

/** What quality.json takes of a measurement; a figure that is not finite becomes null with a note. */
function figureOf({
  value,
  identical,
  parts,
}: Measurement): Pick<Figures[string], "value" | "identical" | "parts" | "note"> {
  const finite = value === null || Number.isFinite(value);
  return {
    value: finite ? value : null,
    ...(identical === undefined ? {} : { identical }),
    ...(parts === undefined ? {} : { parts: { ...parts } }),
    ...(finite ? {} : { note: `the metric gave ${value}, which is not a finite figure` }),
  };
}
