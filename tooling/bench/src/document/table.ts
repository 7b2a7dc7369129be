import { round } from "../line.ts";
import { isMeasured, type Row } from "../row.ts";

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** The rows of one family as a table, their notes numbered below it. */
export function comparisonTable(rows: readonly Row[]): string {
  const notes = [...new Set(rows.flatMap(noteOf))];
  const withFiles = rows.some((row) => isMeasured(row) && row.ours_bytes !== undefined);
  const head = ["what", "against", "ours, ms", "theirs, ms", "ratio", "goal", "met", "same"];
  const cells = rows.map((row) => [
    row.name,
    row.peer,
    ...figures(row),
    ...(withFiles ? [files(row)] : []),
    noteOf(row)
      .map((note) => String(notes.indexOf(note) + 1))
      .join(),
  ]);
  const numbered = notes.map((note, i) => `${i + 1}. ${note}`).join("\n");
  return `${table([...head, ...(withFiles ? ["MB, ours / theirs"] : []), "note"], cells)}\n\n${numbered}`;
}

const noteOf = (row: Row): string[] => {
  const note = isMeasured(row) ? row.note : `skipped: ${row.skipped}`;
  return note === undefined ? [] : [note];
};

function figures(row: Row): string[] {
  const goal = row.goal === undefined ? "" : `≥ ${round(row.goal)}`;
  if (!isMeasured(row)) return ["", "", "", goal, "", ""];
  const { ours_ms: ours, peer_ms: theirs, ratio, met, equal } = row;
  const yes = (holds: boolean): string => (holds ? "yes" : "**no**");
  return [String(ours), String(theirs), String(ratio), goal, met === undefined ? "" : yes(met), yes(equal)];
}

function files(row: Row): string {
  if (!isMeasured(row) || row.ours_bytes === undefined || row.peer_bytes === undefined) return "";
  return [row.ours_bytes, row.peer_bytes].map((bytes) => (bytes / 1e6).toFixed(2)).join(" / ");
}
