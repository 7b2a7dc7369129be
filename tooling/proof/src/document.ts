import type { Verdict } from "./cell.ts";
import { groups } from "./groups/index.ts";
import type { Finding } from "./matrix.ts";
import { kinds, targets, type Kind, type Picture } from "./pictures/picture.ts";
import type { Program } from "./programs/program.ts";
import { countsOf, markdownTable, type Cell } from "./table.ts";

/** One sign a verdict, so that three programs fit in one cell. */
const signs: Readonly<Record<Verdict, string>> = {
  absent: "-",
  kept: "✓",
  listed: "L",
  refused: "R",
  "silently changed": "~",
  "silently lost": "✗",
};

/** What a run of the matrix gave. */
export interface Proof {
  readonly programs: readonly Program[];
  readonly pictures: readonly Picture[];
  readonly findings: readonly Finding[];
  readonly cells: readonly Cell[];
  /** Version of the ExifTool that judged. */
  readonly exiftool: string;
}

/** Counts a program, for those who want one line each. */
export function summaryTable({ programs, cells }: Proof): string {
  const rows = programs.map(({ name }) => {
    const counts = countsOf(cells, name);
    const figures = [counts.kept, counts.listed, counts["silently changed"], counts["silently lost"], counts.refused];
    return [name, ...figures.map(String)];
  });
  const head = ["program", "kept", "listed with a reason", "changed in silence", "lost in silence", "refused"];
  return markdownTable([head, ...rows]);
}

/** One kind of source: a row a group, a column a target, the programs' signs side by side. */
export function kindTable({ programs, cells }: Proof, kind: Kind): string {
  const sign = (group: string, target: string, program: string): string => {
    const verdict = cells.find(
      (cell) => cell.kind === kind && cell.group === group && cell.target === target && cell.program === program,
    )?.verdict;
    return signs[verdict ?? "absent"];
  };
  const rows = groups.map(({ name }) => [
    name,
    ...targets.map((target) => {
      const all = programs.map((program) => sign(name, target, program.name));
      return all.every((one) => one === signs.absent) ? signs.absent : all.join(" ");
    }),
  ]);
  return markdownTable([[`from ${kind}`, ...targets.map((target) => `to ${target}`)], ...rows]);
}

/** The whole of docs/preservation.md; the same run gives the same bytes. */
export function preservationDocument(proof: Proof): string {
  const { programs, pictures, exiftool } = proof;
  const names = programs.map(({ name }) => name);
  return `# What survives a change of format

<!-- Written by \`npx -y pnpm@12 proof\`. Do not edit. -->

Each picture is written in each format at its own size by ${list(names)};
ExifTool ${exiftool} says what the file still holds.

${markdownTable([["program", "version", "call"], ...programs.map(({ name, version, call }) => [name, version, call])])}

## Summary

Cells of the tables below, by what became of the group. A cell stands for all pictures of its kind and is as good as the
worst of them.

${summaryTable(proof)}

## Cell by cell

In each cell ${list(names)}, in this order:
\`✓\` kept; \`L\` lost or changed, and listed with its reason in the report; \`~\` changed in silence;
\`✗\` lost in silence; \`R\` refused to write the file; \`-\` no source has it.

${kinds.map((kind) => kindTable(proof, kind)).join("\n\n")}

## When a group counts as kept

${groups.map(({ name, rule }) => `- **${name}**: ${rule}.`).join("\n")}

## What Pixelproof lists

${markdownTable([["source", "group", "target", "reason"], ...listedRows(proof)])}

## Pictures

${markdownTable([["kind", "picture", "origin"], ...pictures.map(({ kind, name, made = "test data" }) => [kind, name, made])])}
`;
}

/** One row for each reason, the targets it holds for together. */
function listedRows({ findings }: Proof): string[][] {
  const rows = new Map<string, { readonly cells: readonly [string, string, string]; readonly targets: string[] }>();
  for (const { picture, group, target, verdict, reasons } of findings) {
    if (verdict !== "listed") continue;
    const reason = reasons.join("; ").replaceAll("|", "\\|");
    const key = JSON.stringify([picture.name, group, reason]);
    const row = rows.get(key) ?? { cells: [picture.name, group, reason], targets: [] };
    rows.set(key, row);
    row.targets.push(target);
  }
  return [...rows.values()].map(({ cells: [name, group, reason], targets }) => [
    name,
    group,
    targets.join(" "),
    reason,
  ]);
}

function list(names: readonly string[]): string {
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
