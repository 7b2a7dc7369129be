import type { Memory } from "./memory.ts";

/** Alignment of every block: one pixel of four floats. */
const alignment = 16;
const pageBytes = 65536;

/**
 * Hands out blocks of a WebAssembly memory one after the other and takes them back all at once. Growing detaches every
 * view made before, so reserve first and make views after.
 */
export class Arena {
  readonly #memory: Memory;
  readonly #start: number;
  #end: number;

  /** An arena of everything from the address `start` on. */
  constructor(memory: Memory, start: number) {
    this.#memory = memory;
    this.#start = aligned(start);
    this.#end = this.#start;
  }

  /** Bytes the memory has grown to; it never shrinks. */
  get capacity(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Address of a block of at least `bytes`, whatever stood there before. */
  reserve(bytes: number): number {
    const start = this.#end;
    this.#end = aligned(start + bytes);
    const missing = this.#end - this.capacity;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));
    return start;
  }

  /** Takes every block back. */
  reset(): void {
    this.#end = this.#start;
  }

  /** A view of `length` bytes. */
  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address, length);
  }

  /** A view of `length` signed bytes. */
  signedBytes(address: number, length: number): Int8Array {
    return new Int8Array(this.#memory.buffer, address, length);
  }

  /** A view of `length` 32-bit whole numbers. */
  integers(address: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, length);
  }

  /** A view of `length` 16-bit samples. */
  samples(address: number, length: number): Uint16Array {
    return new Uint16Array(this.#memory.buffer, address, length);
  }

  /** A view of `length` whole numbers of 32 bits. */
  words(address: number, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, address, length);
  }

  /** A view of `length` 32-bit floats. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, address, length);
  }

  /** A view of `length` 64-bit floats. */
  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer, address, length);
  }

  /** Copies samples, whole numbers or floats into a new block and gives its address. */
  place(values: Uint8Array | Int16Array | Uint16Array | Int32Array | Float32Array | Float64Array): number {
    const address = this.reserve(values.byteLength);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.bytes(address, bytes.length).set(bytes);
    return address;
  }
}

const aligned = (address: number): number => Math.ceil(address / alignment) * alignment;
