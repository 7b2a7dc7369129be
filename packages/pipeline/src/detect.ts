import { abreast, type Context, type DetectionInput, type Host } from "@pixelproof/core";
import { together } from "./progress.ts";
import type { Quality } from "./quality.ts";

export type Detections = Quality["detections"];

/** Runs the named detectors, all at once. */
export async function detect(
  input: DetectionInput,
  detectors: readonly string[],
  host: Host,
  context: Context,
): Promise<Detections> {
  const contexts = abreast(
    context,
    detectors.map(() => 1),
  );
  const detections = await together(
    detectors.map(async (id, i): Promise<[string, Detections[string]]> => {
      const { detected, score, regions } = await host.get("detector", id).detect(input, contexts[i]);
      return [id, { detected, score, regions }];
    }),
  );
  context.progress(1);
  return Object.fromEntries(detections);
}

/** `edge-pixel-loss` -> `edge_pixel_loss`; the two that quality.json always names are null when they did not run. */
export function artifactsDetected(detections: Detections): Quality["artifacts_detected"] {
  const found: Quality["artifacts_detected"] = { lines: null, edge_pixel_loss: null };
  for (const [id, { detected }] of Object.entries(detections)) found[id.replaceAll("-", "_")] = detected;
  return found;
}
