/** What a model says of the tiles it takes. */
export interface TileRules {
  /** Pixels beside a cut edge that do not count. */
  readonly overlap: number;
  /** The side is a multiple of so many pixels. */
  readonly multiple: number;
}

/** Where tiles of one side stand along an axis, in pixels of the source; the first and the last reach over its ends. */
export interface AxisTiles {
  readonly side: number;
  readonly starts: readonly number[];
}

/** The smallest side worth tiling with. */
export function smallestSide({ overlap, multiple }: TileRules): number {
  return Math.ceil(Math.max(32, 4 * overlap) / multiple) * multiple;
}

/**
 * The fewest tiles of at most `side` pixels, `smallestSide` or more, that cover an axis of `length` pixels, and of these
 * the smallest. Without its `overlap` at both ends each tile still shares `overlap / 2` pixels or more with the next.
 */
export function axisTiles(length: number, side: number, { overlap, multiple }: TileRules): AxisTiles {
  const shared = Math.ceil(overlap / 2);
  const largest = Math.floor(side / multiple) * multiple - 2 * overlap;
  const count = Math.max(1, Math.ceil((length - shared) / (largest - shared)));
  const needed = Math.ceil((length + (count - 1) * shared) / count);
  const fitting = Math.ceil((needed + 2 * overlap) / multiple) * multiple;
  const room = Math.max(0, length - (fitting - 2 * overlap));
  const starts = Array.from({ length: count }, (_, i) => Math.floor((room * i) / Math.max(1, count - 1)) - overlap);
  return { side: fitting, starts };
}

/** The samples of the result that one tile has a share in, and its share, 0..1, in each of them. */
export interface Share {
  readonly first: number;
  readonly weights: Float32Array;
}

/**
 * What each tile gives to an axis of `length` pixels enlarged by `scale`: nothing of its `overlap`, and where it meets its
 * neighbour a smooth ramp (3u^2 - 2u^3). The shares in each sample sum to 1.
 */
export function sharesOf({ side, starts }: AxisTiles, length: number, overlap: number, scale: number): Share[] {
  const from = (i: number): number => starts[i] + overlap;
  const end = (i: number): number => Math.min(length, starts[i] + side - overlap);
  // A ramp waits until the tile before has ended, so that no sample has more than two shares.
  const rise = (i: number, at: number): number =>
    smoothstep(at, i > 1 ? Math.max(from(i), end(i - 2)) : from(i), end(i - 1));
  return starts.map((_, i) => {
    const first = from(i) * scale;
    const weights = new Float32Array(end(i) * scale - first);
    for (let k = 0; k < weights.length; k++) {
      const at = (first + k + 0.5) / scale;
      weights[k] = (i === 0 ? 1 : rise(i, at)) * (i === starts.length - 1 ? 1 : 1 - rise(i + 1, at));
    }
    return { first, weights };
  });
}

function smoothstep(at: number, from: number, to: number): number {
  if (at >= to) return 1;
  const u = Math.max(0, (at - from) / (to - from));
  return u * u * (3 - 2 * u);
}
