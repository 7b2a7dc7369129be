import { ascii, join, standsAt } from "../bytes.ts";
import type { Exif } from "../exif/ifd.ts";
import { longField } from "./new-fields.ts";

/** Where the main IFD of most EXIF blocks stands: behind the header. */
const usual = 8;
const mark = ascii("IFD0");

/** An EXIF block at the start of a TIFF. */
export interface BlockPlace {
  /** Offset of its main IFD. */
  readonly main: number;
  /** Its length. */
  readonly end: number;
}

/**
 * What stands between an EXIF block and the pixels: the offset of the block's main IFD, which the header of the file does
 * not name any more, behind a mark; nothing where that is the usual one.
 */
export const placeMark = (main: number, littleEndian: boolean): Uint8Array =>
  main === usual ? new Uint8Array() : join([mark, longField(0, [main], littleEndian).value]);

/** Place of the block before pixels that begin at an offset, if there is one. */
export function blockPlace({ view, littleEndian }: Exif, pixels: number): BlockPlace {
  const end = pixels - 8;
  const marked = end >= usual && standsAt(new Uint8Array(view.buffer, view.byteOffset, pixels), mark, end);
  return marked ? { main: view.getUint32(end + 4, littleEndian), end } : { main: usual, end: pixels };
}
