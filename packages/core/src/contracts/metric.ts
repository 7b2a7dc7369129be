import type { Context } from "../context.ts";
import type { Rgb8 } from "../rgb8.ts";

export interface MetricCapabilities {
  /** "dB", or "" for a pure number. */
  readonly unit: string;
  /** Which way is better. */
  readonly better: "higher" | "lower";
  /** Lowest and highest value; null where there is no bound. */
  readonly range: readonly [number | null, number | null];
  /** Smallest side, px, that the metric is defined on. */
  readonly smallestSide: number;
  /** What the figures were compared with, and how closely they agree. */
  readonly validatedAgainst?: string;
}

export interface Measurement {
  /** null where the figure is not finite: identical pictures have no PSNR. */
  readonly value: number | null;
  readonly identical?: boolean;
  /** Further figures of the same measurement, by name. */
  readonly parts?: Readonly<Record<string, number>>;
}

/** Compares a candidate with a reference of the same size, both in the common space. */
export interface Metric {
  /** Throws `SIZE_MISMATCH` for different sizes and `IMAGE_TOO_SMALL` below the smallest side. */
  measure(reference: Rgb8, candidate: Rgb8, context: Context): Promise<Measurement>;
}
