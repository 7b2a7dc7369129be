import {
  abreast,
  createImage,
  hasAlpha,
  isGrey,
  type Context,
  type Decoded,
  type Host,
  type Image,
  type Metadata,
  type Rgb8,
} from "@pixelproof/core";
import { toCommonSpace } from "./common-space.ts";
import { measure, type Figures } from "./measure.ts";
import { together, withoutProgress } from "./progress.ts";
import type { RunSettings } from "./registered.ts";

/** The pictures of a run in the common space. */
export interface Compared {
  /** The source. */
  readonly before: Rgb8;
  /** The saved file. */
  readonly after: Rgb8;
  /** The saved file brought back to the source's size. */
  readonly returned: Rgb8;
  /** The picture before encoding: `after` itself where every sample of the saved file is as it was. */
  readonly unencoded: Rgb8;
  /** What the common space is, in words for the report. */
  readonly space: string;
}

/** The figures of a run. */
export interface Measured {
  /** `returned` against `before`. */
  readonly roundTrip: Figures;
  /** `after` against the picture before encoding. */
  readonly encoding: Figures;
}

/**
 * Brings the saved file back to the source's size, and all pictures into the common space. All samples mean what the
 * source's metadata says, also where the saved file could not hold it: nothing was converted.
 */
export async function compared(
  pictures: { readonly source: Image; readonly unencoded: Image; readonly saved: Image },
  metadata: Metadata,
  settings: Pick<RunSettings, "roundTripResampler">,
  host: Host,
  context: Context,
): Promise<Compared> {
  const { source, unencoded, saved } = pictures;
  const quiet = withoutProgress(context);
  const back = await host.get("resampler", settings.roundTripResampler).resample(saved, source, quiet);
  const images = unencoded === saved ? [source, back, saved] : [source, back, saved, unencoded];
  const common = await toCommonSpace(
    images.map((image) => ({ image: asGreyAs(source, image), metadata })),
    host,
    quiet,
  );
  const [before, returned, after, other = after] = common.pictures;
  return { before, returned, after, unencoded: other, space: common.space };
}

/** Measures the saved file twice: brought back to the source's size, and against the picture before encoding. */
export async function measureRun(
  { before, returned, unencoded, after }: Compared,
  metrics: readonly string[],
  host: Host,
  context: Context,
): Promise<Measured> {
  const [first, second] = abreast(context, [1, 3]);
  const [roundTrip, encoding] = await together([
    measure(before, returned, metrics, host, first),
    measure(unencoded, after, metrics, host, second),
  ]);
  return { roundTrip, encoding };
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
