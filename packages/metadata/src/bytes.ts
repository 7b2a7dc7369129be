/** Bytes of an ASCII text; `\0` and `\xNN` stand for themselves. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Whether `part` stands in `bytes` at `offset`. */
export function standsAt(bytes: Uint8Array, part: Uint8Array, offset: number = 0): boolean {
  return offset + part.length <= bytes.length && part.every((byte, i) => bytes[offset + i] === byte);
}

/** A view over exactly these bytes, wherever they lie in their buffer. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The same memory as a plain Uint8Array: a Buffer's `slice` shares memory where a Uint8Array's copies. */
export const plain = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The parts one after the other, copied once; memory that is filled anyway is not cleared before. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = plain(Buffer.allocUnsafeSlow(parts.reduce((length, part) => length + part.length, 0)));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** A big-endian number of 16 bits. */
export const uint16 = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);

/** A big-endian number of 32 bits. */
export const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
