/**
 * Stability of a mask under a moving threshold (Segment Anything, `calculate_stability_score`): how many values are above
 * `threshold + offset`, by how many are above `threshold - offset`, 0..1; NaN where none is.
 */
export function stabilityScore(values: ArrayLike<number>, threshold: number, offset: number): number {
  const [high, low] = [threshold + offset, threshold - offset];
  let [sure, possible] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (values[i] > high) sure++;
    if (values[i] > low) possible++;
  }
  return sure / possible;
}
