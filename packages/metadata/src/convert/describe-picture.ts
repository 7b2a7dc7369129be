import type { Depth, Image, Metadata } from "@pixelproof/core";
import { patchExif } from "../exif/patch.ts";
import { patchXmp } from "../xmp/patch.ts";
import { backgroundAt } from "./background.ts";
import type { Converted } from "./converted.ts";

/**
 * Metadata as it stands in a file of the picture at so many bits: EXIF and XMP say its size and that it is upright, PNG's
 * background colour has the file's depth.
 */
export function describePicture(metadata: Metadata, { width, height, sourceDepth }: Image, depth: Depth): Converted {
  const { exif, xmp } = metadata;
  const patch = { orientation: 1, width, height };
  const blocks = { ...(exif && { exif: patchExif(exif, patch) }), ...(xmp && { xmp: patchXmp(xmp, patch) }) };
  return backgroundAt({ ...metadata, ...blocks }, sourceDepth, depth);
}
