import { ascii, join, uint32, viewOf } from "../bytes.ts";
import { latin1Of } from "../text.ts";

/** A box of an ISO media file (ISO/IEC 14496-12, section 4.2). */
export interface Box {
  readonly type: string;
  /** Offset of the box in the bytes it was read from. */
  readonly start: number;
  /** Size, type and content. */
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
}

/** More than any honest file has. */
const mostBoxes = 10_000;

/** Boxes one after the other from an offset, up to one whose size leads out of the bytes. */
export function readBoxes(bytes: Uint8Array, from: number = 0): Box[] {
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  for (let start = from; start + 8 <= bytes.length && boxes.length < mostBoxes;) {
    const short = view.getUint32(start);
    const large = short === 1;
    if (large && start + 16 > bytes.length) break;
    const size = large ? Number(view.getBigUint64(start + 8)) : short === 0 ? bytes.length - start : short;
    const header = large ? 16 : 8;
    if (size < header || start + size > bytes.length) break;
    const raw = bytes.subarray(start, start + size);
    boxes.push({ type: latin1Of(raw.subarray(4, 8)), start, raw, content: raw.subarray(header) });
    start += size;
  }
  return boxes;
}

/** A box of these parts. */
export function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = join(parts);
  return join([uint32(8 + content.length), ascii(type), content]);
}

/** A number of 0 to 8 bytes, big-endian, as fields of variable size hold it. */
export function uintAt(view: DataView, at: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + view.getUint8(at + i);
  return value;
}
