/** Three planes of bytes side by side: row by row, the first plane's row, the second's, the third's. */
export interface PlanarBytes<Data extends Uint8Array | Int8Array = Uint8Array> {
  readonly width: number;
  readonly height: number;
  /** Samples from one plane's row to the next, `width` rounded up to 16. Value `x`, `y` of plane `p` is `data[(3 * y + p) * stride + x]`. */
  readonly stride: number;
  readonly data: Data;
}

/** `width` rounded up to whole vectors of bytes. */
export const strideOf = (width: number): number => Math.ceil(width / 16) * 16;
