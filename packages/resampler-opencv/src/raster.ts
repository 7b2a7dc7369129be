/** A rectangle of pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fills `into` with the interleaved samples of a rectangle. */
export type ReadRect = (rect: Rect, into: Float32Array) => void;

/** Takes the interleaved samples of a rectangle. */
export type WriteRect = (rect: Rect, from: Float32Array) => void;

/** Interleaved float samples between two passes. */
export class Raster {
  readonly width: number;
  readonly channels: number;
  readonly data: Float32Array;

  constructor(width: number, height: number, channels: number) {
    this.width = width;
    this.channels = channels;
    this.data = new Float32Array(width * height * channels);
  }

  readonly read: ReadRect = (rect, into) => {
    for (let row = 0; row < rect.height; row++) {
      into.set(this.#line(rect, row), row * rect.width * this.channels);
    }
  };

  readonly write: WriteRect = (rect, from) => {
    const length = rect.width * this.channels;
    for (let row = 0; row < rect.height; row++) {
      this.#line(rect, row).set(from.subarray(row * length, (row + 1) * length));
    }
  };

  #line(rect: Rect, row: number): Float32Array {
    const start = ((rect.y + row) * this.width + rect.x) * this.channels;
    return this.data.subarray(start, start + rect.width * this.channels);
  }
}
