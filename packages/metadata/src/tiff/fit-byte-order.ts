import type { Loss } from "@pixelproof/core";
import { openExif, type Exif, type Field } from "../exif/ifd.ts";
import { integersOf } from "../exif/values.ts";
import { withOtherByteOrder } from "../exif/with-other-byte-order.ts";
import { changed, lost } from "../result.ts";

const bitsPerSample = 0x0102;

/**
 * The EXIF block in a byte order that a file of these fields can have: that of its samples, where they have more than 8
 * bits. What this changes is added to `losses`; undefined where it cannot be done.
 */
export function fitByteOrder(
  tiff: Exif,
  fields: readonly Field[],
  block: Uint8Array,
  losses: Loss[],
): Uint8Array | undefined {
  const exif = openExif(block);
  if (exif === undefined || exif.littleEndian === tiff.littleEndian || widest(tiff, fields) <= 8) return block;
  const reordered = withOtherByteOrder(block);
  if (reordered === undefined) {
    const reason =
      "The EXIF block has another byte order than the samples of the file, and cannot be read to change it";
    losses.push(lost("exif", reason));
    return undefined;
  }
  const left = reordered.left.length > 0 ? `; as it was stayed what is in ${reordered.left.join(", ")}` : "";
  losses.push(changed("exif", `Its numbers took the byte order of the file's samples${left}`));
  return reordered.exif;
}

function widest(tiff: Exif, fields: readonly Field[]): number {
  const field = fields.find(({ tag }) => tag === bitsPerSample);
  const bits = (field && integersOf(tiff, field)) ?? [];
  return bits.reduce((most, each) => Math.max(most, each), 1);
}
