/** The part of a WebAssembly memory used here: Node's types leave it out, and the DOM's would come whole. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Alignment of every block: one pixel of four floats. */
const alignment = 16;
const pageBytes = 65536;

/**
 * Hands out blocks of a WebAssembly memory one after the other and takes them back all at once. Growing detaches every
 * view made before, so reserve first and make views after.
 */
export class Arena {
  readonly #memory: Memory;
  #end = alignment;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Bytes the memory has grown to; it never shrinks. */
  get capacity(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Address of a block of at least `bytes`, whatever stood there before. */
  reserve(bytes: number): number {
    const start = this.#end;
    this.#end = Math.ceil((start + bytes) / alignment) * alignment;
    const missing = this.#end - this.capacity;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));
    return start;
  }

  /** Takes every block back. */
  reset(): void {
    this.#end = alignment;
  }

  /** A view of `length` 16-bit samples. */
  samples(address: number, length: number): Uint16Array {
    return new Uint16Array(this.#memory.buffer, address, length);
  }

  /** Copies whole numbers or floats of 32 bits into a new block and gives its address. */
  place(values: Int32Array | Float32Array): number {
    const address = this.reserve(values.byteLength);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.#memory.buffer, address).set(bytes);
    return address;
  }
}
