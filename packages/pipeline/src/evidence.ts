import { subContext, toRgb8, type Context, type Host, type Image, type Rgb8 } from "@pixelproof/core";
import { measure, type Figures } from "./measure.ts";
import { withoutProgress } from "./progress.ts";
import type { RunSettings } from "./registered.ts";

/** The pictures of the comparison, in the common space, and the figures. */
export interface Evidence {
  /** The source. */
  readonly before: Rgb8;
  /** The saved file. */
  readonly after: Rgb8;
  /** The saved file brought back to the source's size. */
  readonly returned: Rgb8;
  /** `returned` against `before`. */
  readonly roundTrip: Figures;
  /** `after` against the picture before encoding. */
  readonly encoding: Figures;
}

/** Measures the saved file twice: brought back to the source's size, and against the picture before encoding. */
export async function gatherEvidence(
  pictures: { readonly source: Image; readonly enlarged: Image; readonly saved: Image },
  settings: Pick<RunSettings, "metrics" | "roundTripResampler">,
  host: Host,
  context: Context,
): Promise<Evidence> {
  const { source, enlarged, saved } = pictures;
  const back = host.get("resampler", settings.roundTripResampler);
  const returned = toRgb8(await back.resample(saved, source, withoutProgress(context)));
  const before = toRgb8(source);
  const after = toRgb8(saved);
  const roundTrip = await measure(before, returned, settings.metrics, host, subContext(context, 0.2, 0.4));
  const encoding = await measure(toRgb8(enlarged), after, settings.metrics, host, subContext(context, 0.4, 1));
  return { before, after, returned, roundTrip, encoding };
}

/** The conventions of the figures, in words for the report. */
export function conventions(
  settings: Pick<RunSettings, "roundTripResampler">,
  alpha: boolean,
): { roundTrip: string; encoding: string } {
  const space = `8-bit RGB in device values${alpha ? ", transparency composited over mid-grey" : ""}`;
  return {
    roundTrip: `the saved file, brought back to the source's size by resampler ${settings.roundTripResampler}, against the source; ${space}`,
    encoding: `the saved file, decoded again, against the picture before encoding; ${space}`,
  };
}
