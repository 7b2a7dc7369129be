const modulus = 65521;

/** Adler-32 of bytes that have `first` followed by `length` bytes that have `second` (RFC 1950, section 8.2). */
export function joinAdler(first: number, second: number, length: number): number {
  const [a1, b1, a2, b2] = [first % 65536, first >>> 16, second % 65536, second >>> 16];
  const a = (a1 + a2 - 1 + modulus) % modulus;
  const b = (b1 + b2 + (length % modulus) * (a1 - 1 + modulus)) % modulus;
  return b * 65536 + a;
}
