import { viewOf } from "../bytes.ts";

/** Tags of the first IFD that hold metadata (TIFF 6.0; XMP specification part 3; ICC.1:2022, annex B.3). */
export const tags = {
  xResolution: 0x011a,
  yResolution: 0x011b,
  resolutionUnit: 0x0128,
  xmp: 0x02bc,
  iptc: 0x83bb,
  icc: 0x8773,
};

export const types = { short: 3, long: 4, rational: 5, undefined: 7 };

/** The records of an IPTC field without what pads it to whole longs: IPTC-IIM 4.2, data sets begin with 0x1c. */
export function trimIptc(iptc: Uint8Array): Uint8Array {
  const view = viewOf(iptc);
  let at = 0;
  while (at + 5 <= iptc.length && iptc[at] === 0x1c) {
    const length = view.getUint16(at + 3);
    // The top bit marks a length that takes more than two bytes; such a field is left whole.
    if (length > 0x7fff) return iptc;
    at += 5 + length;
  }
  const padding = iptc.subarray(at);
  return padding.length < 4 && padding.every((byte) => byte === 0) ? iptc.subarray(0, at) : iptc;
}
