/** One thing measured against another program or build that does the same work. */
export interface Comparison {
  readonly name: string;
  /** Who is measured against. */
  readonly peer: string;
  /** Loads pictures and engines, outside of the time; gives the two to be run in turn. */
  prepare(): Promise<Contest>;
}

/** The two sides, bound to their pictures. */
export interface Contest {
  ours(): Promise<unknown>;
  theirs(): Promise<unknown>;
  /** Runs both once more and says whether they did the same work, judged on what they gave. */
  equal(): Promise<boolean>;
}

/** A contest whose two sides give one kind of result, and how to judge that they are the same. */
export function contest<T>(
  ours: () => Promise<T>,
  theirs: () => Promise<T>,
  same: (ours: T, theirs: T) => boolean,
): Contest {
  return { ours, theirs, equal: async () => same(await ours(), await theirs()) };
}

/** One row of the output. */
export interface Row {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer: string;
  readonly peer_ms: number;
  /** peer_ms / ours_ms: above 1, ours is faster. The median over the rounds, each round a pair. */
  readonly ratio: number;
  readonly equal: boolean;
}

/** Runs both sides in turn, so that a machine that drifts drifts for both; one warm-up, then `rounds` pairs. */
export async function compare(comparison: Comparison, rounds: number): Promise<Row> {
  const contest = await comparison.prepare();
  const equal = await contest.equal();
  const pairs: { ours: number; theirs: number }[] = [];
  for (let i = 0; i < rounds; i++) {
    const [ours, theirs] = i % 2 === 0 ? (["ours", "theirs"] as const) : (["theirs", "ours"] as const);
    const first = await time(() => contest[ours]());
    const second = await time(() => contest[theirs]());
    pairs.push(i % 2 === 0 ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  return {
    name: comparison.name,
    ours_ms: tenths(median(pairs.map(({ ours }) => ours))),
    peer: comparison.peer,
    peer_ms: tenths(median(pairs.map(({ theirs }) => theirs))),
    ratio: Math.round(median(pairs.map(({ ours, theirs }) => theirs / ours)) * 100) / 100,
    equal,
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
