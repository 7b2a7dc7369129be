/** A source position with its share of a sample of the result; the shares of a sample sum to 1. */
export interface Tap {
  readonly at: number;
  readonly weight: number;
}

/** The taps of each of `to` samples over `from` samples, pixel centres kept, the border repeated. */
export function tapsOf(from: number, to: number, radius: number): Tap[][] {
  const reach = radius * Math.max(1, from / to);
  return Array.from({ length: to }, (_, i) => {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const first = Math.ceil(centre - reach);
    const count = Math.floor(centre + reach) - first + 1;
    const positions = Array.from({ length: count }, (__, k) => first + k);
    const weights = positions.map((position) => 1 - Math.abs(position - centre) / reach);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return positions.map((position, k) => ({
      at: Math.min(from - 1, Math.max(0, position)),
      weight: weights[k] / total,
    }));
  });
}
