import type { Rgb8 } from "@pixelproof/core";
import { residualDetail, type PlanarBytes } from "@pixelproof/kernels";
import { axisTaps, type Enlargement } from "./axis-taps.ts";
import { blurredEnlargements, closestEnlargement, plainEnlargements } from "./closest-enlargement.ts";
import { opponentPlane } from "./planes.ts";

/** What `after` holds beyond the closest enlargement of `before`: at each pixel `after` minus `predicted`. */
export interface Residual {
  readonly before: Rgb8;
  readonly after: Rgb8;
  readonly enlargement: Enlargement;
  /** `before` enlarged, rounded and clamped to 0..255. */
  readonly predicted: PlanarBytes;
}

/** Finds the closest enlargement of `before` and subtracts it from `after`; `detail` is the fine detail of what is left. */
export function residualOf(
  before: Rgb8,
  after: Rgb8,
  progress: (fraction: number) => void,
): { readonly residual: Residual; readonly detail: PlanarBytes<Int8Array> } {
  const enlargements = [...plainEnlargements, ...blurredEnlargements];
  const enlargement = closestEnlargement(before, after, opponentPlane(before, 0), enlargements);
  const taps = {
    x: axisTaps(before.width, after.width, enlargement),
    y: axisTaps(before.height, after.height, enlargement),
  };
  const { predicted, detail } = residualDetail(before, after, taps, progress);
  return { residual: { before, after, enlargement, predicted }, detail };
}
