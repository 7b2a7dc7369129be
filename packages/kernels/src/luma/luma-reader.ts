import type { Rgb8 } from "@pixelproof/core";
import type { Lease } from "../wasm/lease.ts";

/** Bytes that the kernels may read or write past the end of a plane. */
export const spareBytes = 64;

/** Reads strips of a picture as BT.601 luma, 32-bit floats 0..255; `rounded` means half up to whole levels. */
export class LumaReader {
  readonly #lease: Lease;
  readonly #room: number;
  readonly #rounded: boolean;

  /** Reserves room for strips of `pixels`. */
  constructor(lease: Lease, pixels: number, rounded: boolean) {
    this.#lease = lease;
    this.#room = lease.arena.reserve(pixels * 3 + spareBytes);
    this.#rounded = rounded;
  }

  /** Writes the luma of rows `y..y + rows` to address `to`. */
  read({ width, data }: Rgb8, y: number, rows: number, to: number): void {
    const { arena, kernels } = this.#lease;
    const samples = data.subarray(y * width * 3, (y + rows) * width * 3);
    arena.bytes(this.#room, samples.length).set(samples);
    kernels.lumaPlane(this.#room, to, width * rows, this.#rounded);
  }
}
