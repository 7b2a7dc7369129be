/** One row of the output: what was measured. */
export interface MeasuredRow {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer: string;
  readonly peer_ms: number;
  /** peer_ms / ours_ms: above 1, ours is faster. The median over the rounds, each round a pair. */
  readonly ratio: number;
  /** Whether both sides computed the same thing, as `note` says how. */
  readonly equal: boolean;
  /** Size of what both wrote, where that counts. */
  readonly ours_bytes?: number;
  readonly peer_bytes?: number;
  /** The least ratio aimed at. */
  readonly goal?: number;
  /** Whether the ratio reaches the goal, for the same work and no larger a file. */
  readonly met?: boolean;
  /** How the peer was timed, what "equal" allows. */
  readonly note?: string;
}

/** A row of a peer that is not there to be measured. */
export interface SkippedRow {
  readonly name: string;
  readonly ours_ms: null;
  readonly peer: string;
  readonly peer_ms: null;
  readonly ratio: null;
  readonly equal: null;
  /** Why, and what to do. */
  readonly skipped: string;
  readonly goal?: number;
}

export type Row = MeasuredRow | SkippedRow;

export const isMeasured = (row: Row): row is MeasuredRow => !("skipped" in row);
