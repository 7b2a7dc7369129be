import type { Context } from "@pixelproof/core";
import { inStrips } from "./in-strips.ts";
import { newSamples } from "./new-samples.ts";

/** Some rows of a picture enlarged by a model: from the first that is still needed to the last that was begun. */
export class EnlargedRows {
  readonly width: number;
  readonly channels: 1 | 3;
  /** Rows before it have all their shares. Set by who adds tiles. */
  complete = 0;
  /** Rows before it may be forgotten. Set by who reads rows. */
  needed = 0;
  readonly #shared: boolean;
  #data: Uint16Array;
  #first = 0;
  #end = 0;

  /** Has room for `rows` rows from the start; in shared memory where threads are to work on them. */
  constructor(width: number, channels: 1 | 3, rows: number, shared: boolean) {
    this.width = width;
    this.channels = channels;
    this.#shared = shared;
    this.#data = newSamples(rows * width * channels, shared);
  }

  /** The row that `data` begins with. */
  get first(): number {
    return this.#first;
  }

  /** The samples of the rows, interleaved. */
  get data(): Uint16Array {
    return this.#data.subarray(0, (this.#end - this.#first) * this.#rowLength);
  }

  /** Forgets rows that nobody needs, and begins those up to `end` with 0. Throws `ABORTED`. */
  async begin(end: number, context: Context): Promise<void> {
    const first = Math.min(this.needed, this.#end);
    const kept = this.data.subarray((first - this.#first) * this.#rowLength);
    const length = (end - first) * this.#rowLength;
    if (length > this.#data.length) this.#data = newSamples(length, this.#shared);
    this.#data.set(kept);
    const begun = this.#data.subarray(kept.length, length);
    await inStrips(begun.length / this.#rowLength, this.#rowLength, context, (from, to) => {
      begun.fill(0, from * this.#rowLength, to * this.#rowLength);
    });
    this.#first = first;
    this.#end = end;
  }

  get #rowLength(): number {
    return this.width * this.channels;
  }
}
