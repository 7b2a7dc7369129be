import { PixelproofError } from "@pixelproof/core";

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Brands of an ISO media file (ISO/IEC 14496-12, section 4.3): the major one, then the compatible ones; [] for other bytes. */
export function readBrands(bytes: Uint8Array): string[] {
  if (bytes.length < 16 || text(bytes, 4, 8) !== "ftyp") return [];
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const brands = [text(bytes, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(size, bytes.length, 256); at += 4) brands.push(text(bytes, at, at + 4));
  return brands;
}

/** Checks that every top-level box lies inside the file; throws `INPUT_TRUNCATED`, and `INPUT_CORRUPT` for a size below 8. */
export function assertCompleteBoxes(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = view.getUint32(at);
    // A size of 0 means "to the end of the file".
    if (short === 0) return;
    const size = short === 1 && at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : short;
    if (size < 8) throw new PixelproofError("INPUT_CORRUPT", `Expected a box of at least 8 bytes in the AVIF at ${at}`);
    if (at + size > bytes.length) {
      throw new PixelproofError(
        "INPUT_TRUNCATED",
        `Expected ${at + size} bytes of AVIF but the file stops at byte ${bytes.length}; fetch the whole file`,
      );
    }
    at += size;
  }
}
