import type { BitWriter } from "./bit-writer.ts";
import { codeLengths, codesOf } from "./code-lengths.ts";

/** Literals, the end of a block, lengths of matches (RFC 1951, section 3.2.5). */
const symbols = 286;
const endOfBlock = 256;
/** Longer codes of a byte are not worth the time that they take. */
const longestCode = 12;
/** The codes of code lengths, in the order in which their own lengths are written (section 3.2.7). */
const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** How the length of a run is written, by length - 3: a symbol, then so many more bits, of that value. */
const runs = Array.from({ length: 256 }, (_, i) => {
  if (i === 255) return { symbol: 285, extra: 0, value: 0 };
  const extra = i < 8 ? 0 : Math.floor(Math.log2(i)) - 2;
  return { symbol: 257 + 4 * extra + (i >> extra), extra, value: i & ((1 << extra) - 1) };
});

/** How the tokens of a block are written. */
export interface BlockCodes {
  /** Lengths of the codes of all symbols, in bits. */
  readonly lengths: Uint8Array;
  /** By token, the bytes and then the runs of 3 to 258: length in the upper 8 bits, the code and what follows it below. */
  readonly tokens: Uint32Array;
  /** The same of the end. */
  readonly end: number;
}

/** The Huffman codes for a block of so many of each token. A run's distance, which is always 1, takes a bit that is 0. */
export function blockCodes(counts: Uint32Array): BlockCodes {
  const frequencies = new Uint32Array(symbols);
  frequencies.set(counts.subarray(0, 256));
  frequencies[endOfBlock] = 1;
  for (let i = 0; i < 256; i++) frequencies[runs[i].symbol] += counts[256 + i];
  const lengths = codeLengths(frequencies, longestCode);
  const codes = codesOf(lengths);
  const tokens = new Uint32Array(512);
  for (let byte = 0; byte < 256; byte++) tokens[byte] = (lengths[byte] << 24) | codes[byte];
  for (let i = 0; i < 256; i++) {
    const { symbol, extra, value } = runs[i];
    const length = lengths[symbol];
    tokens[256 + i] = ((length + extra + 1) << 24) | (value << length) | codes[symbol];
  }
  return { lengths, tokens, end: (lengths[endOfBlock] << 24) | codes[endOfBlock] };
}

/** Writes the head of a block with codes of its own (section 3.2.7). */
export function writeHead(writer: BitWriter, last: boolean, lengths: Uint8Array): void {
  const used = lengths.findLastIndex((length) => length > 0) + 1;
  // One distance code of one bit.
  const packed = packLengths(Uint8Array.of(...lengths.subarray(0, used), 1));
  const frequencies = new Uint32Array(19);
  for (const { symbol } of packed) frequencies[symbol]++;
  const own = codeLengths(frequencies, 7);
  const codes = codesOf(own);
  const listed = Math.max(4, order.findLastIndex((symbol) => own[symbol] > 0) + 1);
  writer.write(last ? 1 : 0, 1);
  writer.write(2, 2);
  writer.write(used - 257, 5);
  writer.write(0, 5);
  writer.write(listed - 4, 4);
  for (const symbol of order.slice(0, listed)) writer.write(own[symbol], 3);
  for (const { symbol, extra, value } of packed) {
    writer.write(codes[symbol], own[symbol]);
    writer.write(value, extra);
  }
}

interface Packed {
  readonly symbol: number;
  readonly extra: number;
  readonly value: number;
}

/** Code lengths with their repetitions: 16 repeats the last 3 to 6 times, 17 and 18 repeat 0. */
function packLengths(lengths: Uint8Array): Packed[] {
  const packed: Packed[] = [];
  for (let at = 0; at < lengths.length;) {
    const length = lengths[at];
    let end = at + 1;
    while (end < lengths.length && lengths[end] === length) end++;
    if (length > 0) packed.push({ symbol: length, extra: 0, value: 0 });
    let left = end - at - (length > 0 ? 1 : 0);
    while (left >= 3) {
      const times = Math.min(left, length > 0 ? 6 : 138);
      if (length > 0) packed.push({ symbol: 16, extra: 2, value: times - 3 });
      else if (times <= 10) packed.push({ symbol: 17, extra: 3, value: times - 3 });
      else packed.push({ symbol: 18, extra: 7, value: times - 11 });
      left -= times;
    }
    for (; left > 0; left--) packed.push({ symbol: length, extra: 0, value: 0 });
    at = end;
  }
  return packed;
}
