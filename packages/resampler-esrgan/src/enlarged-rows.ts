import { newSamples } from "./samples.ts";

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

  constructor(width: number, channels: 1 | 3, shared: boolean) {
    this.width = width;
    this.channels = channels;
    this.#shared = shared;
    this.#data = newSamples(0, shared);
  }

  /** The row that `data` begins with. */
  get first(): number {
    return this.#first;
  }

  /** The samples of the rows, interleaved. */
  get data(): Uint16Array {
    return this.#data.subarray(0, (this.#end - this.#first) * this.#rowLength);
  }

  /** Forgets rows that nobody needs, and begins those up to `end` with 0. */
  begin(end: number): void {
    const first = Math.min(this.needed, this.#end);
    const kept = this.data.subarray((first - this.#first) * this.#rowLength);
    const length = (end - first) * this.#rowLength;
    if (length > this.#data.length) this.#data = newSamples(length, this.#shared);
    this.#data.set(kept);
    this.#data.fill(0, kept.length);
    this.#first = first;
    this.#end = end;
  }

  get #rowLength(): number {
    return this.width * this.channels;
  }
}
