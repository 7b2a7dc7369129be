/** The bits of a 32-bit float that a bin leaves away: 12 of its 23 digits remain, which is one part in 4,096. */
const dropped = 11;
/** Values below 2^-10 share the first bin, values from 2^8 on the last. */
const least = new Uint32Array(Float32Array.of(2 ** -10).buffer)[0] >>> dropped;
const bins = (new Uint32Array(Float32Array.of(2 ** 8).buffer)[0] >>> dropped) - least;

/** Mean, greatest value and quantiles of very many values from 0 up, in memory that does not grow with them. */
export class Distribution {
  readonly #counts = new Uint32Array(bins);
  #above = 0;
  #sum = 0;
  #max = 0;

  /** Takes up values; zeros are left to `total`. */
  add(values: Float32Array): void {
    const patterns = new Uint32Array(values.buffer, values.byteOffset, values.length);
    const counts = this.#counts;
    let [above, sum, max] = [this.#above, this.#sum, this.#max];
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value === 0) continue;
      above++;
      sum += value;
      if (value > max) max = value;
      counts[Math.min(Math.max((patterns[i] >>> dropped) - least, 0), bins - 1)]++;
    }
    [this.#above, this.#sum, this.#max] = [above, sum, max];
  }

  get max(): number {
    return this.#max;
  }

  /** The mean of `total` values: those that were not added are zeros. */
  mean(total: number): number {
    return this.#sum / total;
  }

  /**
   * The least value that at least `share` (0..1) of `total` values do not exceed (nearest rank, no interpolation), within one
   * part in 8,192: the middle of its bin.
   */
  quantile(share: number, total: number): number {
    let missing = Math.max(1, Math.ceil(share * total)) - (total - this.#above);
    if (missing <= 0) return 0;
    let bin = -1;
    while (missing > 0) missing -= this.#counts[++bin];
    return Math.min(middleOf(bin), this.#max);
  }
}

function middleOf(bin: number): number {
  const pattern = Uint32Array.of(((bin + least) << dropped) | (1 << (dropped - 1)));
  return new Float32Array(pattern.buffer)[0];
}
