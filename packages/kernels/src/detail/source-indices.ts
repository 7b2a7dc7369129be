/**
 * The sample of a source of `source` samples under the centre of each of the first `count` of `side` samples; those beyond
 * the last have the last one's.
 */
export function sourceIndices(count: number, side: number, source: number): Int32Array {
  const indices = new Int32Array(count);
  for (let i = 0; i < count; i++) indices[i] = Math.floor(((Math.min(i, side - 1) + 0.5) * source) / side);
  return indices;
}
