/** Bytes of one number, by TIFF type 1..13; a RATIONAL is two. */
const numberBytes = [1, 1, 1, 2, 4, 4, 1, 1, 2, 4, 4, 4, 8, 4];

/** The numbers of a field of this type in the other byte order; a number that is cut off stays as it is. */
export function swapValues(bytes: Uint8Array, type: number): Uint8Array {
  const size = numberBytes[type] ?? 1;
  const whole = bytes.length - (bytes.length % size);
  return bytes.map((byte, i) => (i < whole ? bytes[i + size - 1 - 2 * (i % size)] : byte));
}
