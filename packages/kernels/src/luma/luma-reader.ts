import type { Rgb8 } from "@pixelproof/core";
import type { Lease } from "../wasm/lease.ts";

/** Bytes that the kernels may read or write past the end of a plane. */
export const spareBytes = 64;

/** Reads strips of a picture as BT.601 luma, 32-bit floats 0..255; `rounded` means half up to whole levels. */
export class LumaReader {
  readonly #lease: Lease;
  readonly #room: number;
  readonly #table: number;
  readonly #rounded: boolean;

  /** Reserves room for strips of `pixels`. */
  constructor(lease: Lease, pixels: number, rounded: boolean) {
    this.#lease = lease;
    this.#room = lease.arena.reserve(pixels * 3 + spareBytes);
    this.#table = lease.arena.place(table());
    this.#rounded = rounded;
  }

  /** Writes the luma of rows `y..y + rows` to address `to`. */
  read({ width, data }: Rgb8, y: number, rows: number, to: number): void {
    const { arena, kernels } = this.#lease;
    const samples = data.subarray(y * width * 3, (y + rows) * width * 3);
    arena.bytes(this.#room, samples.length).set(samples);
    kernels.luma(this.#room, to, width * rows, this.#table, this.#rounded);
  }
}

/** The constants of the kernel: where the samples of four pixels go, as 16-bit numbers, and what they weigh. */
function table(): Uint8Array {
  const nought = 16;
  const [redGreen, blue] = [new Uint8Array(16).fill(nought), new Uint8Array(16).fill(nought)];
  for (let pixel = 0; pixel < 4; pixel++) {
    redGreen[pixel * 4] = pixel * 3;
    redGreen[pixel * 4 + 2] = pixel * 3 + 1;
    blue[pixel * 4] = pixel * 3 + 2;
  }
  const weights = Int16Array.of(299, 587, 299, 587, 299, 587, 299, 587, 114, 0, 114, 0, 114, 0, 114, 0);
  const thousandth = Float32Array.of(0.001);
  return new Uint8Array([
    ...redGreen,
    ...blue,
    ...new Uint8Array(weights.buffer),
    ...new Uint8Array(thousandth.buffer),
  ]);
}
