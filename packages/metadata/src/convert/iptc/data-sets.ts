import { viewOf } from "../../bytes.ts";

/** One data set of IPTC-IIM 4.2: 2:120 is record 2, number 120. */
export interface DataSet {
  readonly record: number;
  readonly number: number;
  readonly data: Uint8Array;
  /** Marker, numbers, length and data. */
  readonly raw: Uint8Array;
}

/** More than any record has, and little enough for hostile ones not to hurt. */
const most = 20_000;

/** Data sets up to the end or to what is not one; `whole` tells whether nothing but padding is left behind them. */
export function readDataSets(iptc: Uint8Array): { dataSets: DataSet[]; whole: boolean } {
  const view = viewOf(iptc);
  const dataSets: DataSet[] = [];
  let at = 0;
  while (at + 5 <= iptc.length && iptc[at] === 0x1c && dataSets.length < most) {
    let length = view.getUint16(at + 3);
    let start = at + 5;
    // The top bit marks a length that is itself so many bytes long.
    if (length > 0x7fff) {
      const bytes = length & 0x7fff;
      if (bytes > 4 || start + bytes > iptc.length) break;
      length = iptc.subarray(start, start + bytes).reduce((sum, byte) => sum * 256 + byte, 0);
      start += bytes;
    }
    const end = start + length;
    if (end > iptc.length) break;
    dataSets.push({
      record: iptc[at + 1],
      number: iptc[at + 2],
      data: iptc.subarray(start, end),
      raw: iptc.subarray(at, end),
    });
    at = end;
  }
  return { dataSets, whole: iptc.subarray(at).every((byte) => byte === 0) };
}
