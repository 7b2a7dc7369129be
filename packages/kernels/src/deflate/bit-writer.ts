/** Writes bits into bytes, the lowest first, as deflate packs them. */
export class BitWriter {
  readonly #bytes: Uint8Array;
  /** Bits written so far; to be set by who writes bits elsewhere. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Appends the `count` lowest bits of a number, 0 to 16. */
  write(value: number, count: number): void {
    const byte = this.at >> 3;
    const shift = this.at & 7;
    const kept = this.#bytes[byte] & ((1 << shift) - 1);
    const bits = kept | ((value & ((1 << count) - 1)) << shift);
    this.#bytes[byte] = bits;
    this.#bytes[byte + 1] = bits >> 8;
    this.#bytes[byte + 2] = bits >> 16;
    this.at += count;
  }

  /** Goes on at the next whole byte, the bits up to it being 0. */
  align(): void {
    this.write(0, -this.at & 7);
  }
}
