import { fieldsAt, mainOffset, nextOffset, openExif, pointedOffsets, type Exif } from "./ifd.ts";
import { overlap, placesOf, type Place } from "./places.ts";
import { readInteger } from "./values.ts";

const thumbnailStart = new Set([0x0201, 0x0111]);
const thumbnailLength = new Set([0x0202, 0x0117]);

/** Whether the block holds a second IFD, which in EXIF describes a thumbnail (Exif 2.32, section 4.5.2). */
export function hasThumbnail(bytes: Uint8Array): boolean {
  const exif = openExif(bytes);
  return exif !== undefined && fieldsAt(exif, nextOffset(exif, mainOffset(exif))).length > 0;
}

/**
 * A copy without the thumbnail and the IFD that describes it: unlinked, its bytes overwritten with zeros, or cut off
 * where it is the last thing in the block. Nothing else moves, so maker notes stay readable; bytes that other IFDs lay
 * claim to stay as they are. A block without a thumbnail comes back as it was.
 */
export function removeThumbnail(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  const exif = openExif(copy);
  if (exif === undefined || !hasThumbnail(bytes)) return copy;
  const main = mainOffset(exif);
  const thumbnail = nextOffset(exif, main);
  const kept = [{ start: 0, end: 8 }, ...[main, ...pointedOffsets(exif)].flatMap((at) => placesOf(exif, at))];
  const doomed = [...placesOf(exif, thumbnail), ...pictureOf(exif, thumbnail)].filter(
    (place) => !kept.some((other) => overlap(place, other)),
  );
  exif.view.setUint32(main + 2 + 12 * fieldsAt(exif, main).length, 0, exif.littleEndian);
  for (const { start, end } of doomed) copy.fill(0, start, end);
  return copy.subarray(0, withoutTail(copy.length, doomed));
}

function pictureOf(exif: Exif, offset: number): Place[] {
  const fields = fieldsAt(exif, offset);
  const find = (tags: ReadonlySet<number>): number | undefined => {
    const field = fields.find(({ tag }) => tags.has(tag));
    return field && readInteger(exif, field);
  };
  const [start, length] = [find(thumbnailStart), find(thumbnailLength)];
  if (start === undefined || length === undefined || start + length > exif.view.byteLength) return [];
  return [{ start, end: start + length }];
}

/** Length that is left when the places that reach to the end are cut off, one after the other. */
function withoutTail(length: number, places: readonly Place[]): number {
  return places
    .toSorted((a, b) => b.end - a.end)
    .reduce((left, { start, end }) => (end >= left ? Math.min(start, left) : left), length);
}
