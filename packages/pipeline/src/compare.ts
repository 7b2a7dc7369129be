import { PixelproofError, type Context, type Host, type Size } from "@pixelproof/core";
import { toCommonSpace } from "./common-space.ts";
import { decodeSettings, openPicture } from "./decode.ts";
import { measure, type Figures } from "./measure.ts";
import type { QualitySettings } from "./settings.ts";

export interface CompareRequest {
  readonly reference: string | Uint8Array;
  readonly candidate: string | Uint8Array;
  /** Ids of metrics. */
  readonly metrics: readonly string[];
  /** Id of the resampler that brings the candidate to the reference's size; different sizes are an error when left out. */
  readonly fit?: string;
}

export interface Comparison {
  readonly metrics: Figures;
  readonly reference: Size;
  readonly candidate: Size;
  /** The common space of the two, in words. */
  readonly convention: string;
}

/** Measures two files against each other in 8-bit RGB, each by its own profile; throws `SIZE_MISMATCH` for different sizes. */
export async function compare(
  request: CompareRequest,
  settings: Pick<QualitySettings, "animation">,
  host: Host,
  context: Context,
): Promise<Comparison> {
  const reading = decodeSettings(settings);
  const { image: reference, metadata } = await openPicture(request.reference, host, context, reading);
  const { image: candidate, metadata: other } = await openPicture(request.candidate, host, context, reading);
  const sameSize = reference.width === candidate.width && reference.height === candidate.height;
  if (!sameSize && request.fit === undefined) {
    throw new PixelproofError(
      "SIZE_MISMATCH",
      `Expected pictures of one size but received ${reference.width}x${reference.height} and ${candidate.width}x${candidate.height}; use --fit to bring the candidate to the reference's size`,
    );
  }
  const fitted =
    sameSize || request.fit === undefined
      ? candidate
      : await host.get("resampler", request.fit).resample(candidate, reference, context);
  const { pictures, space } = await toCommonSpace(
    [
      { image: reference, metadata },
      { image: fitted, metadata: other },
    ],
    host,
    context,
  );
  const metrics = await measure(pictures[0], pictures[1], request.metrics, host, context);
  return { metrics, reference: sizeOf(reference), candidate: sizeOf(candidate), convention: space };
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height });
