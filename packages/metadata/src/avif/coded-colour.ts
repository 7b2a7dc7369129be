/** How the samples of a picture were coded: H.273 code points. */
export interface CodedColour {
  /** 2 where the coding does not say. */
  readonly matrix: number;
  readonly fullRange: boolean;
}

const sequenceHeader = 1;
const temporalDelimiter = 2;
const unspecified = 2;

/**
 * What the sequence header of an AV1 still picture says of its samples (AV1 bitstream specification, sections 5.5.1 and
 * 5.5.2). Undefined where none begins the data, or one of a sequence, or where the data ends before it.
 */
export function readCodedColour(data: Uint8Array): CodedColour | undefined {
  const header = headerAt(data);
  if (header === undefined) return undefined;
  const read = bitReader(data, header);
  const profile = read(3);
  const still = read(2);
  if (still !== 0b11) return undefined;
  read(5);
  const [widthBits, heightBits] = [read(4) + 1, read(4) + 1];
  read(widthBits);
  read(heightBits);
  const tools = 6;
  read(tools);
  const deep = read(1) === 1;
  if (profile === 2 && deep) read(1);
  const grey = profile !== 1 && read(1) === 1;
  const [primaries, transfer, matrix] =
    read(1) === 1 ? [read(8), read(8), read(8)] : [unspecified, unspecified, unspecified];
  const implied = !grey && primaries === 1 && transfer === 13 && matrix === 0;
  const fullRange = implied || read(1) === 1;
  return read.ended() ? undefined : { matrix, fullRange };
}

/** Offset of what the sequence header's unit holds, behind its own header and size (sections 5.3 and 4.10.5). */
function headerAt(data: Uint8Array): number | undefined {
  let at = 0;
  if (typeOf(data[0]) === temporalDelimiter && data[1] === 0) at = 2;
  if (typeOf(data[at]) !== sequenceHeader) return undefined;
  const hasSize = (data[at] & 2) !== 0;
  at += (data[at] & 4) === 0 ? 1 : 2;
  if (!hasSize) return at;
  while (data[at] >= 0x80) at++;
  return at + 1;
}

const typeOf = (byte: number | undefined): number => ((byte ?? 0) >>> 3) & 15;

/** Reads numbers of some bits, highest first; zeros behind the end. */
function bitReader(data: Uint8Array, from: number): ((bits: number) => number) & { ended: () => boolean } {
  let at = from * 8;
  const read = (bits: number): number => {
    let value = 0;
    for (let i = 0; i < bits; i++, at++) value = value * 2 + (((data[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1);
    return value;
  };
  return Object.assign(read, { ended: () => at > data.length * 8 });
}
