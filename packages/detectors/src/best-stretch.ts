/** First and last index of the stretch where the values exceed `level` by most in sum (Kadane's algorithm; Bentley 1984). */
export function bestStretch(values: Float32Array, level: number): [number, number] {
  let best = -Infinity;
  let ends: [number, number] = [0, 0];
  let sum = 0;
  for (let i = 0, first = 0; i < values.length; i++) {
    if (sum <= 0) [sum, first] = [0, i];
    sum += values[i] - level;
    if (sum > best) [best, ends] = [sum, [first, i]];
  }
  return ends;
}
