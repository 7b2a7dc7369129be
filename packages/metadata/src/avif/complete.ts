import { PixelproofError } from "@pixelproof/core";
import { viewOf } from "../bytes.ts";
import { latin1Of } from "../text.ts";
import { readBoxes } from "./boxes.ts";
import { readMeta } from "./meta.ts";

/** Brands of an ISO media file (ISO/IEC 14496-12, section 4.3): the major one, then the compatible ones; [] for other bytes. */
export function readBrands(bytes: Uint8Array): string[] {
  if (bytes.length < 16 || latin1Of(bytes.subarray(4, 8)) !== "ftyp") return [];
  const size = viewOf(bytes).getUint32(0);
  const brands = [latin1Of(bytes.subarray(8, 12))];
  for (let at = 16; at + 4 <= Math.min(size, bytes.length, 256); at += 4) {
    brands.push(latin1Of(bytes.subarray(at, at + 4)));
  }
  return brands;
}

/** Whether one of the brands is that of AVIF pictures or sequences. */
export const isAvif = (bytes: Uint8Array): boolean =>
  readBrands(bytes).some((brand) => brand === "avif" || brand === "avis");

/**
 * Checks that every item lies inside the file; bytes after its boxes are allowed. Throws `INPUT_TRUNCATED`, and
 * `INPUT_CORRUPT` where the items cannot be read though no box leads out of the file.
 */
export function assertCompleteAvif(bytes: Uint8Array): void {
  const meta = readMeta(bytes);
  if (meta === undefined) {
    const last = readBoxes(bytes).at(-1);
    if (last !== undefined && last.start + last.raw.length === bytes.length && last.type !== "ftyp") {
      throw new PixelproofError("INPUT_CORRUPT", "Expected an AVIF whose items can be read but received another");
    }
    throw truncated(bytes);
  }
  const inside = meta.locations.every(
    ({ method, extents }) => method !== 0 || extents.every(({ offset, length }) => offset + length <= bytes.length),
  );
  if (!inside) throw truncated(bytes);
}

const truncated = (bytes: Uint8Array): PixelproofError =>
  new PixelproofError(
    "INPUT_TRUNCATED",
    `Expected all items of the AVIF but the file stops at byte ${bytes.length}; fetch the whole file`,
  );
