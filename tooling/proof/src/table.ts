import { worst, type Verdict } from "./cell.ts";
import { groups } from "./groups/index.ts";
import type { Finding } from "./matrix.ts";
import { kinds, targets, type Kind, type Target } from "./pictures/picture.ts";

/** One cell of the tables: a group of one kind of source in one format, by one program. */
export interface Cell {
  readonly program: string;
  readonly kind: Kind;
  readonly target: Target;
  readonly group: string;
  readonly verdict: Verdict;
}

/** The findings on all pictures of a kind as one cell each; groups that no picture of the kind carries are "absent". */
export function cellsOf(findings: readonly Finding[]): Cell[] {
  const programs = [...new Set(findings.map(({ program }) => program))];
  return programs.flatMap((program) =>
    kinds.flatMap((kind) =>
      targets.flatMap((target) =>
        groups.map(({ name: group }) => {
          const among = findings.filter(
            (one) =>
              one.program === program && one.picture.kind === kind && one.target === target && one.group === group,
          );
          return { program, kind, target, group, verdict: worst(among.map(({ verdict }) => verdict)) };
        }),
      ),
    ),
  );
}

/** How many cells of a program carry each verdict. */
export function countsOf(cells: readonly Cell[], program: string): Record<Verdict, number> {
  const counts = { absent: 0, kept: 0, listed: 0, refused: 0, "silently changed": 0, "silently lost": 0 };
  for (const cell of cells) if (cell.program === program) counts[cell.verdict]++;
  return counts;
}

/** A Markdown table, its columns as wide as their widest cell. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[], fill: string): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column], fill)).join(" | ")} |`;
  const [head, ...body] = rows;
  return [
    line(head, " "),
    line(
      head.map(() => "---"),
      "-",
    ),
    ...body.map((row) => line(row, " ")),
  ].join("\n");
}
