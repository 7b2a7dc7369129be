import type { Context, Host } from "@pixelproof/core";
import { toCommonSpace } from "./common-space.ts";
import { decodeSettings, openPicture } from "./decode.ts";
import { detect, type Detections } from "./detect.ts";
import type { QualitySettings } from "./settings.ts";

export interface DetectRequest {
  /** The source. */
  readonly before: string | Uint8Array;
  /** The result, of the same aspect ratio, usually larger. */
  readonly after: string | Uint8Array;
  /** Ids of detectors. */
  readonly detectors: readonly string[];
}

/** Decodes two files and runs the named detectors on them. */
export async function detectFiles(
  request: DetectRequest,
  settings: Pick<QualitySettings, "animation">,
  host: Host,
  context: Context,
): Promise<Detections> {
  const reading = decodeSettings(settings);
  const before = await openPicture(request.before, host, context, reading);
  const after = await openPicture(request.after, host, context, reading);
  const { pictures } = await toCommonSpace([before, after], host, context);
  return detect({ before: pictures[0], after: pictures[1] }, request.detectors, host, context);
}
