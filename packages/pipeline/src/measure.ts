import { PixelproofError, type Context, type Host, type Measurement, type Rgb8 } from "@pixelproof/core";
import { byId } from "./progress.ts";
import type { Quality } from "./quality.ts";

export type Figures = Quality["encoding"]["figures"];

/** Runs the named metrics on two pictures of one size, all at once; one too small for a metric gives a null with a note. */
export function measure(
  reference: Rgb8,
  candidate: Rgb8,
  metrics: readonly string[],
  host: Host,
  context: Context,
): Promise<Figures> {
  return byId(metrics, context, async (id, own): Promise<Figures[string]> => {
    const { unit, better } = host.describe("metric", id).capabilities;
    try {
      return { ...figureOf(await host.get("metric", id).measure(reference, candidate, own)), unit, better };
    } catch (error) {
      if (!PixelproofError.is(error) || error.code !== "IMAGE_TOO_SMALL") throw error;
      return { value: null, unit, better, note: error.message };
    }
  });
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
