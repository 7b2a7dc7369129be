import type { Density, Loss, Metadata } from "@pixelproof/core";
import { describeDensity } from "../density.ts";
import { readExifDensity } from "../exif/density.ts";
import { patchExif } from "../exif/patch.ts";
import { rationalOf } from "../exif/values.ts";
import { changed } from "../result.ts";
import { unchanged, type Converted } from "./converted.ts";
import { encodeText, isNamed, openPacket } from "./xmp/packet.ts";
import { replaced } from "./xmp/xml.ts";

/** How many times as many pixels there are on each axis. */
export interface Enlargement {
  readonly x: number;
  readonly y: number;
}

/**
 * Metadata with every statement of density (the container's, EXIF's, XMP's) multiplied by the enlargement, so that the
 * picture prints as large as before.
 */
export function scaleDensity(metadata: Metadata, by: Enlargement): Converted {
  if (by.x === 1 && by.y === 1) return unchanged(metadata);
  const { density, exif, xmp } = metadata;
  const losses: Loss[] = [];
  const scaled = density && scale(density, by);
  if (density && scaled) {
    const reason = `${describeDensity(density)} became ${describeDensity(scaled)}, so that the picture prints as large`;
    losses.push(changed("density", reason));
  }
  const stated = exif && readExifDensity(exif);
  const block = exif && stated && patchExif(exif, { density: scale(stated, by) });
  if (block) losses.push(changed("exif", "XResolution and YResolution follow the number of pixels"));
  const packet = xmp && scaledXmp(xmp, by);
  if (packet) losses.push(changed("xmp", "tiff:XResolution and tiff:YResolution follow the number of pixels"));
  return {
    metadata: {
      ...metadata,
      ...(scaled && { density: scaled }),
      ...(block && { exif: block }),
      ...(packet && { xmp: packet }),
    },
    losses,
  };
}

const scale = ({ x, y, unit }: Density, by: Enlargement): Density => ({ x: x * by.x, y: y * by.y, unit });

/** undefined when the packet states no density. */
function scaledXmp(xmp: Uint8Array, by: Enlargement): Uint8Array | undefined {
  const packet = openPacket(xmp);
  if (packet === undefined) return undefined;
  const { text, properties } = packet;
  const pieces = properties.flatMap((property) => {
    const axis = isNamed(property, "tiff", "XResolution")
      ? "x"
      : isNamed(property, "tiff", "YResolution")
        ? "y"
        : undefined;
    if (axis === undefined) return [];
    const { start, end } = property;
    const markup = text
      .slice(start, end)
      .replace(/(?<=["'>]\s*)(\d+)(?:\/(\d+))?(?=\s*["'<])/, (_, numerator: string, denominator = "1") => {
        const value = rationalOf((Number(numerator) / Number(denominator)) * by[axis]);
        return `${value.numerator}/${value.denominator}`;
      });
    return [{ start, end, by: markup }];
  });
  return pieces.length === 0 ? undefined : encodeText(replaced(text, pieces));
}
