import type { Detections } from "../detect.ts";
import type { Quality } from "../quality.ts";
import type { QualitySettings } from "../settings.ts";
import { perObject } from "./detect-per-object.ts";
import type { Objects } from "./find-objects.ts";

/** Objects as they stand in quality.json. */
export function describeObjects(
  { document, reason, leftOut, agreement }: Objects,
  detections: Detections,
): NonNullable<Quality["segmentation"]> {
  const own = Object.entries(detections).filter(([id]) => id.endsWith(perObject));
  const lost = new Set(own.flatMap(([, { regions }]) => regions.map(({ object }) => object)));
  const objects = (document?.objects ?? []).map(({ mask = "", area, bbox, score }, i) => ({
    mask,
    area,
    bbox,
    score,
    boundary_f: agreement[i],
    edges_lost: own.length === 0 ? null : lost.has(i),
  }));
  return {
    ...(reason !== undefined && { reason }),
    ...(document && { segmenter: document.segmenter }),
    ...(document?.because !== undefined && { because: document.because }),
    objects,
    left_out: leftOut,
  };
}

/** A segmenter that stood in for the one of the settings. */
export function fallbacksOf(
  objects: Objects | undefined,
  { segmenter }: Pick<QualitySettings, "segmenter">,
): Quality["fallbacks"] {
  const { document } = objects ?? {};
  if (document?.because === undefined) return [];
  return [{ wanted: segmenter, used: document.segmenter, reason: document.because }];
}
