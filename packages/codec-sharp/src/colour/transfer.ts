import { PixelproofError } from "@pixelproof/core";
import type { ToneCurve } from "./tone-curve.ts";

/** IEC 61966-2-1. */
const srgb: ToneCurve = (v) => (v <= 0.040_45 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

/** Inverse of the camera curve of BT.709, with the constants of BT.2020 for 12 bits, which join without a step. */
const bt709: ToneCurve = (v) =>
  v < 4.5 * 0.018_053_968_510_807 ? v / 4.5 : ((v + 0.099_296_826_809_44) / 1.099_296_826_809_44) ** (1 / 0.45);

const transfers: Readonly<Record<number, ToneCurve>> = {
  1: bt709,
  4: (v) => v ** 2.2,
  5: (v) => v ** 2.8,
  6: bt709,
  8: (v) => v,
  13: srgb,
  14: bt709,
  15: bt709,
};

/** The code of sRGB's transfer characteristics. */
export const srgbTransfer = 13;

/**
 * The curve of a code of transfer characteristics (ITU-T H.273, table 3). Throws `CAPABILITY_MISSING` for a code that is
 * not among SDR's: PQ and HLG say nothing of sRGB without a tone mapping.
 */
export function transferCurve(code: number): ToneCurve {
  const curve = transfers[code];
  if (curve) return curve;
  throw new PixelproofError(
    "CAPABILITY_MISSING",
    `Expected transfer characteristics of standard dynamic range but received code ${code} of H.273`,
  );
}
