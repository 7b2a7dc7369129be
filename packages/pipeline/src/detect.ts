import type { Context, DetectionInput, Host } from "@pixelproof/core";
import { byId } from "./progress.ts";
import type { Quality } from "./quality.ts";

export type Detections = Quality["detections"];

/** Runs the named detectors, all at once. */
export function detect(
  input: DetectionInput,
  detectors: readonly string[],
  host: Host,
  context: Context,
): Promise<Detections> {
  return byId(detectors, context, async (id, own) => {
    const { detected, score, regions } = await host.get("detector", id).detect(input, own);
    return { detected, score, regions };
  });
}

/** `edge-pixel-loss` -> `edge_pixel_loss`; the two that quality.json always names are null when they did not run. */
export function artifactsDetected(detections: Detections): Quality["artifacts_detected"] {
  const found: Quality["artifacts_detected"] = { lines: null, edge_pixel_loss: null };
  for (const [id, { detected }] of Object.entries(detections)) found[id.replaceAll("-", "_")] = detected;
  return found;
}
