import { PixelproofError, toRgb8, type Context, type Host, type Size } from "@pixelproof/core";
import { openPicture } from "./decode.ts";
import { measure, type Figures } from "./measure.ts";

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
}

/** Measures two files against each other in 8-bit RGB device values; throws `SIZE_MISMATCH` for different sizes. */
export async function compare(request: CompareRequest, host: Host, context: Context): Promise<Comparison> {
  const { image: reference } = await openPicture(request.reference, host, context);
  const { image: candidate } = await openPicture(request.candidate, host, context);
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
  const metrics = await measure(toRgb8(reference), toRgb8(fitted), request.metrics, host, context);
  return { metrics, reference: sizeOf(reference), candidate: sizeOf(candidate) };
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height });
