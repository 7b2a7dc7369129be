/** The upper median of several rows at each place, by insertion sort. */
export function rowMedian(rows: readonly Float32Array[]): Float32Array {
  const sorted = new Float32Array(rows.length);
  return rows[0].map((_, i) => {
    for (let k = 0; k < rows.length; k++) {
      const value = rows[k][i];
      let at = k;
      for (; at > 0 && sorted[at - 1] > value; at--) sorted[at] = sorted[at - 1];
      sorted[at] = value;
    }
    return sorted[rows.length >> 1];
  });
}
