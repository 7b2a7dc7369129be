import type { Context, DetectionInput, Host } from "@pixelproof/core";
import { detect, type Detections } from "../detect.ts";

/** What stands behind the id of a detector that looked at objects one by one. */
export const perObject = "-objects";

/** Runs those of the named detectors that look at objects one by one, on the borders of masks. */
export async function detectPerObject(
  input: DetectionInput,
  detectors: readonly string[],
  host: Host,
  context: Context,
): Promise<Detections> {
  const able = detectors.filter((id) => host.describe("detector", id).capabilities?.perObject === true);
  const detections = await detect(input, able, host, context);
  return Object.fromEntries(Object.entries(detections).map(([id, detection]) => [`${id}${perObject}`, detection]));
}
