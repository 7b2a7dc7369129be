import { join, uint16, uint32, viewOf } from "../bytes.ts";
import { box, uintAt } from "./boxes.ts";

/** Where the bytes of an item lie (ISO/IEC 14496-12, section 8.11.3). */
export interface Location {
  readonly id: number;
  /** 0: offsets count from the start of the file; 1: from that of the idat box. */
  readonly method: number;
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
}

/** More than any honest file has. */
const mostExtents = 100_000;

/** Locations of an iloc box's content; throws a RangeError where that ends before they do. */
export function readLocations(iloc: Uint8Array): Location[] {
  const view = viewOf(iloc);
  const version = iloc[0];
  const [offsetSize, lengthSize, baseSize] = [iloc[4] >>> 4, iloc[4] & 15, iloc[5] >>> 4];
  const indexSize = version === 0 ? 0 : iloc[5] & 15;
  const idSize = version < 2 ? 2 : 4;
  const locations: Location[] = [];
  let at = 6 + idSize;
  let left = mostExtents;
  for (let count = uintAt(view, 6, idSize); count > 0; count--) {
    const id = uintAt(view, at, idSize);
    at += idSize;
    const method = version === 0 ? 0 : view.getUint16(at) & 15;
    at += version === 0 ? 2 : 4;
    const base = uintAt(view, at, baseSize);
    const extentCount = view.getUint16(at + baseSize);
    at += baseSize + 2;
    left -= extentCount;
    if (left < 0) throw new RangeError("The items of the AVIF have too many extents");
    const extents = Array.from({ length: extentCount }, () => {
      const offset = base + uintAt(view, at + indexSize, offsetSize);
      const length = uintAt(view, at + indexSize + offsetSize, lengthSize);
      at += indexSize + offsetSize + lengthSize;
      return { offset, length };
    });
    locations.push({ id, method, extents });
  }
  return locations;
}

/** An iloc box with offsets and lengths of four bytes. */
export function itemLocations(locations: readonly Location[]): Uint8Array {
  const wide = locations.some(({ id }) => id > 0xffff);
  const id = wide ? uint32 : uint16;
  return box(
    "iloc",
    Uint8Array.of(wide ? 2 : 1, 0, 0, 0, 0x44, 0),
    id(locations.length),
    ...locations.map((location) =>
      join([
        id(location.id),
        uint16(location.method),
        uint16(0),
        uint16(location.extents.length),
        ...location.extents.flatMap(({ offset, length }) => [uint32(offset), uint32(length)]),
      ]),
    ),
  );
}
