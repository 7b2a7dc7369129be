import type { Density, Metadata } from "@pixelproof/core";
import { patchExif, patchXmpOrientation } from "@pixelproof/metadata";

/**
 * Metadata of a picture that was turned upright: the orientation becomes 1 in EXIF and XMP, and what is told by axis
 * follows the axes. `size` is the upright one.
 */
export function turnMetadata(
  metadata: Metadata,
  orientation: number,
  size: { readonly width: number; readonly height: number },
): Metadata {
  if (orientation === 1) return metadata;
  const { exif, xmp, density } = metadata;
  const turned = density && (orientation >= 5 ? swapAxes(density) : density);
  const patch = { orientation: 1, width: size.width, height: size.height, ...(turned && { density: turned }) };
  return {
    ...metadata,
    ...(exif && { exif: patchExif(exif, patch) }),
    ...(xmp && { xmp: patchXmpOrientation(xmp, 1) }),
    ...(turned && { density: turned }),
  };
}

const swapAxes = ({ x, y, unit }: Density): Density => ({ x: y, y: x, unit });
