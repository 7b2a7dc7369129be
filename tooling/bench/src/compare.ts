import { median } from "./median.ts";
import type { Peer } from "./peers/peer.ts";
import type { MeasuredRow, Row } from "./row.ts";
import type { Side } from "./side.ts";

/** One thing measured against another program or library that does the same work. */
export interface Comparison {
  readonly name: string;
  readonly peer: Peer;
  /** What of the peer is measured, where that is not all of it: "fast", "level 6". */
  readonly variant?: string;
  /** The least ratio aimed at. */
  readonly goal?: number;
  /** How the peer is timed, and what the judge allows. */
  readonly note?: string;
  /** Loads pictures and engines, outside of the time; what has to be ended goes to `resources`. */
  prepare(resources: AsyncDisposableStack): Promise<Contest>;
}

/** What the judge of a contest found. */
export interface Verdict {
  readonly equal: boolean;
  /** Bytes written by the two, where no larger a file is part of the goal. */
  readonly bytes?: { readonly ours: number; readonly theirs: number };
}

/** The two sides, bound to their pictures. */
export interface Contest {
  /** Milliseconds of one turn. */
  ours(): Promise<number>;
  theirs(): Promise<number>;
  /** Runs both and says whether they did the same work, judged on what they gave. */
  verdict(): Promise<Verdict>;
}

/** Two sides and how to judge what they give. */
export function contest<Ours, Theirs>(
  ours: Side<Ours>,
  theirs: Side<Theirs>,
  judge: (ours: Ours, theirs: Theirs) => Verdict | Promise<Verdict>,
): Contest {
  return {
    ours: () => ours.time(),
    theirs: () => theirs.time(),
    verdict: async () => judge(await ours.result(), await theirs.result()),
  };
}

/** How long to measure one comparison. */
export interface Effort {
  /** Pairs at most. */
  readonly rounds: number;
  /** Milliseconds after which three pairs are enough; four times as many end it anyway. */
  readonly enough: number;
}

export const peerName = ({ peer, variant }: Pick<Comparison, "peer" | "variant">): string =>
  variant === undefined ? peer.name : `${peer.name} ${variant}`;

/** Measures one comparison; a peer that is not installed gives a row that says so. */
export async function compare(comparison: Comparison, effort: Effort): Promise<Row> {
  const { name, peer, goal } = comparison;
  if ((await peer.version()) === undefined) {
    const skipped = `${peer.name} is not here: ${peer.install}`;
    const nothing = { ours_ms: null, peer: peerName(comparison), peer_ms: null, ratio: null, equal: null };
    return { name, ...nothing, skipped, ...(goal !== undefined && { goal }) };
  }
  await using resources = new AsyncDisposableStack();
  const contest = await comparison.prepare(resources);
  const verdict = await contest.verdict();
  return rowOf(comparison, verdict, await pairsOf(contest, effort));
}

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/** Runs both sides in turn, so that a machine that drifts drifts for both; the judging was the warm-up. */
async function pairsOf(contest: Contest, { rounds, enough }: Effort): Promise<Pair[]> {
  const pairs: Pair[] = [];
  const started = performance.now();
  const spent = (): number => performance.now() - started;
  while (pairs.length === 0 || (pairs.length < rounds && spent() < (pairs.length < 3 ? 4 * enough : enough))) {
    if (pairs.length % 2 === 0) {
      const ours = await contest.ours();
      pairs.push({ ours, theirs: await contest.theirs() });
    } else {
      const theirs = await contest.theirs();
      pairs.push({ ours: await contest.ours(), theirs });
    }
  }
  return pairs;
}

/** The row of the rounds measured: medians, and the goal judged on the ratio as it is shown. */
export function rowOf(comparison: Comparison, { equal, bytes }: Verdict, pairs: readonly Pair[]): MeasuredRow {
  const { name, goal, note } = comparison;
  const ratio = Number(median(pairs.map(({ ours, theirs }) => theirs / ours)).toPrecision(3));
  const met = equal && ratio >= (goal ?? 0) && (bytes === undefined || bytes.ours <= bytes.theirs);
  return {
    name,
    ours_ms: tenths(median(pairs.map(({ ours }) => ours))),
    peer: peerName(comparison),
    peer_ms: tenths(median(pairs.map(({ theirs }) => theirs))),
    ratio,
    equal,
    ...(bytes && { ours_bytes: bytes.ours, peer_bytes: bytes.theirs }),
    ...(goal !== undefined && { goal, met }),
    ...(note !== undefined && { note }),
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
