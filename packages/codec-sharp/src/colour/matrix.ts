/** Three numbers: a colour, or a row. */
export type Triple = readonly [number, number, number];

/** Rows of a 3 x 3 matrix. */
export type Matrix = readonly [Triple, Triple, Triple];

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Each part of a triple times a factor. */
export const scale = ([a, b, c]: Triple, factor: number): Triple => [a * factor, b * factor, c * factor];

/** Matrix times column. */
export const apply = (m: Matrix, v: Triple): Triple => [dot(m[0], v), dot(m[1], v), dot(m[2], v)];

/** Rows as columns. */
export const transpose = ([a, b, c]: Matrix): Matrix => [
  [a[0], b[0], c[0]],
  [a[1], b[1], c[1]],
  [a[2], b[2], c[2]],
];

/** Matrix times matrix. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const columns = transpose(b);
  return transpose([apply(a, columns[0]), apply(a, columns[1]), apply(a, columns[2])]);
}

const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** By cross products; the matrix has to be regular. */
export function inverse([a, b, c]: Matrix): Matrix {
  const factor = 1 / dot(a, cross(b, c));
  return transpose([scale(cross(b, c), factor), scale(cross(c, a), factor), scale(cross(a, b), factor)]);
}
