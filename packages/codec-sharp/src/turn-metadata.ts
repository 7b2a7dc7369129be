import type { Density, Metadata } from "@pixelproof/core";
import { patchExif, patchXmp } from "@pixelproof/metadata";

/**
 * Metadata of a picture that was turned upright from `orientation`: EXIF and XMP say 1, and what is told by axis follows
 * the axes. `size` is the upright one.
 */
export function turnMetadata(
  metadata: Metadata,
  orientation: number,
  size: { readonly width: number; readonly height: number },
): Metadata {
  // XMP is put right in any case: decoders go by EXIF alone, and the picture is shown upright.
  const xmp = metadata.xmp && patchXmp(metadata.xmp, { orientation: 1, ...(orientation >= 5 ? size : {}) });
  const upright = { ...metadata, ...(xmp && { xmp }) };
  if (orientation === 1) return upright;
  const { exif, density } = metadata;
  const turned = density && (orientation >= 5 ? swapAxes(density) : density);
  const patch = { orientation: 1, width: size.width, height: size.height, ...(turned && { density: turned }) };
  return { ...upright, ...(exif && { exif: patchExif(exif, patch) }), ...(turned && { density: turned }) };
}

const swapAxes = ({ x, y, unit }: Density): Density => ({ x: y, y: x, unit });
