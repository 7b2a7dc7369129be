import type { Growth } from "./growth/measure.ts";
import { isMeasured, type Row } from "./row.ts";

/** A row as a line for a person. */
export function lineOf(row: Row): string {
  if (!isMeasured(row)) return `${row.name}: skipped, ${row.skipped}`;
  const { name, peer, ours_ms: ours, peer_ms: theirs, ratio, equal, goal, met } = row;
  const speed = ratio >= 1 ? `${ratio} times faster` : `${(1 / ratio).toFixed(2)} times slower`;
  const aim = goal === undefined ? "" : `, goal ${round(goal)} ${met ? "met" : "MISSED"}`;
  return `${name}: ${ours} ms, ${speed} than ${peer} (${theirs} ms)${aim}${equal ? "" : "  NOT THE SAME WORK"}`;
}

/** A measurement of growth as a line for a person. */
export function growthLineOf({ megapixels, seconds, peak_bytes: peak, limit_bytes: limit, within }: Growth): string {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  const verdict = within ? "within" : "BEYOND";
  return `growth, ${round(megapixels)} MP: ${round(seconds)} s, peak ${megabytes(peak)}, ${verdict} the limit of ${megabytes(limit)}`;
}

/** Two decimals at most. */
export const round = (value: number): number => Math.round(value * 100) / 100;
