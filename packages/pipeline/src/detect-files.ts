import { toRgb8, type Context, type Host, type Rgb8 } from "@pixelproof/core";
import { openPicture } from "./decode.ts";
import { detect, type Detections } from "./detect.ts";

export interface DetectRequest {
  /** The source. */
  readonly before: string | Uint8Array;
  /** The result, of the same aspect ratio, usually larger. */
  readonly after: string | Uint8Array;
  /** Ids of detectors. */
  readonly detectors: readonly string[];
}

/** Decodes two files and runs the named detectors on them. */
export async function detectFiles(request: DetectRequest, host: Host, context: Context): Promise<Detections> {
  const picture = async (input: string | Uint8Array): Promise<Rgb8> =>
    toRgb8((await openPicture(input, host, context)).image);
  const input = { before: await picture(request.before), after: await picture(request.after) };
  return detect(input, request.detectors, host, context);
}
