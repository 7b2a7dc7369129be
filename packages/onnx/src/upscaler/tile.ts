/** A piece of a picture as models see it: whole planes one after the other, red, green, blue, or luma alone. */
export interface Tile {
  readonly width: number;
  readonly height: number;
  /** `width * height` samples a plane, row by row, black at 0 and white at 1; results may lie outside. */
  readonly planes: Float32Array;
}
