import { subContext, type Context, type DetectionInput, type Host } from "@pixelproof/core";
import type { Quality } from "./quality.ts";

export type Detections = Quality["detections"];

/** Runs the named detectors, one after the other. */
export async function detect(
  input: DetectionInput,
  detectors: readonly string[],
  host: Host,
  context: Context,
): Promise<Detections> {
  const detections: Detections = {};
  for (const [i, id] of detectors.entries()) {
    const slice = subContext(context, i / detectors.length, (i + 1) / detectors.length);
    const { detected, score, regions } = await host.get("detector", id).detect(input, slice);
    detections[id] = { detected, score, regions };
  }
  context.progress(1);
  return detections;
}

/** `edge-pixel-loss` -> `edge_pixel_loss`; the two that quality.json always names are null when they did not run. */
export function artifactsDetected(detections: Detections): Quality["artifacts_detected"] {
  const found: Quality["artifacts_detected"] = { lines: null, edge_pixel_loss: null };
  for (const [id, { detected }] of Object.entries(detections)) found[id.replaceAll("-", "_")] = detected;
  return found;
}
