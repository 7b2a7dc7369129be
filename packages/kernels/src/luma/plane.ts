/** One value a pixel, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  /** `width * height` values. */
  readonly data: Float32Array;
}
