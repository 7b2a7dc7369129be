import {
  createImage,
  hasAlpha,
  isGrey,
  subContext,
  type Context,
  type Decoded,
  type Host,
  type Image,
  type Metadata,
  type Rgb8,
} from "@pixelproof/core";
import { toCommonSpace } from "./common-space.ts";
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
  /** What the common space is, in words for the report. */
  readonly space: string;
}

/**
 * Measures the saved file twice: brought back to the source's size, and against the picture before encoding. All samples
 * mean what the source's metadata says, also where the saved file could not hold it: nothing was converted.
 */
export async function gatherEvidence(
  pictures: { readonly source: Image; readonly enlarged: Image; readonly saved: Image },
  metadata: Metadata,
  settings: Pick<RunSettings, "metrics" | "roundTripResampler">,
  host: Host,
  context: Context,
): Promise<Evidence> {
  const { source, enlarged, saved } = pictures;
  const back = host.get("resampler", settings.roundTripResampler);
  const returnedImage = await back.resample(saved, source, withoutProgress(context));
  const { pictures: common, space } = await toCommonSpace(
    [source, returnedImage, enlarged, saved].map((image) => ({ image: asGreyAs(source, image), metadata })),
    host,
    withoutProgress(context),
  );
  const [before, returned, unencoded, after] = common;
  const roundTrip = await measure(before, returned, settings.metrics, host, subContext(context, 0.2, 0.4));
  const encoding = await measure(unencoded, after, settings.metrics, host, subContext(context, 0.4, 1));
  return { before, after, returned, roundTrip, encoding, space };
}

/** A format without grey repeats it, and a grey profile does not describe that: one of the three stands for all. */
function asGreyAs(source: Image, image: Image): Image {
  if (!isGrey(source) || isGrey(image)) return image;
  const { width, height, sourceDepth } = image;
  const data = image.data.filter((_, i) => i % image.channels === 1 || i % image.channels === 3);
  return createImage({ width, height, channels: image.channels - 2, data, sourceDepth });
}

/** The conventions of the figures, in words for the report. */
export function conventions(
  settings: Pick<RunSettings, "roundTripResampler">,
  commonSpace: string,
  { image, inks }: Decoded,
): { roundTrip: string; encoding: string } {
  const rendered = inks ? ", inks rendered in sRGB" : "";
  const before = inks ? "the source's rendering, enlarged" : "the picture before encoding";
  const space = `${commonSpace}${rendered}${hasAlpha(image) ? ", transparency composited over mid-grey" : ""}`;
  return {
    roundTrip: `the saved file, brought back to the source's size by resampler ${settings.roundTripResampler}, against the source; ${space}`,
    encoding: `the saved file, decoded again, against ${before}; ${space}`,
  };
}
