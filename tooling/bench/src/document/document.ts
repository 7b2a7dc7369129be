import type { Family } from "../family.ts";
import type { Growth } from "../growth/measure.ts";
import { round } from "../line.ts";
import { isMeasured, type Row } from "../row.ts";
import type { Machine } from "./machine.ts";
import { comparisonTable, table } from "./table.ts";

/** Everything that stands in docs/benchmarks.md. */
export interface Benchmarks {
  readonly families: readonly { readonly family: Family; readonly rows: readonly Row[] }[];
  readonly growth: readonly Growth[];
  readonly machine: Machine;
  /** Name and version of each peer that was there. */
  readonly peers: readonly (readonly [name: string, version: string])[];
}

/** The text of docs/benchmarks.md. */
export function benchmarksDocument({ families, growth, machine, peers }: Benchmarks): string {
  return `# How fast

\`\`\`sh
npx -y pnpm@12 bench --write   # measures all of this and writes this page
npx -y pnpm@12 bench lanczos3  # a part of it, by name; --json prints one object a row
\`\`\`

<!-- Written by that command. Do not edit. -->

Each row is measured in one run, ours and theirs in turn, so that both have the same machine; the ratio is the median of theirs over
ours, above 1 where ours is faster. Both sides are run once before, and what they give is compared: "same" says whether they
did the same work, as the note of the row has it. ${met(families.flatMap(({ rows }) => rows))}

${table(
  ["", ""],
  [
    ["processor", `${machine.processor}, ${machine.threads} threads`],
    ["memory", machine.memory],
    ["system", machine.system],
    ...peers.map((peer) => [...peer]),
  ],
)}

${families.map(({ family, rows }) => `## ${family.title}\n\n${family.about}\n\n${comparisonTable(rows)}`).join("\n\n")}

## From 1 to 50 megapixels

\`pixelproof enhance\` at its defaults (no least size, so that small pictures stay small), a process for each picture: an RGB PNG of 16 bits, enlarged
1.5 times. Time is that of the whole command; memory the most that was resident. It is to stay within 6 bytes a working
sample of the larger picture and 300 MB.

![Time and peak memory over the size of the larger picture](benchmarks-growth.svg)

${growthTable(growth)}
`;
}

function met(rows: readonly Row[]): string {
  const aims = rows.filter((row) => row.goal !== undefined);
  const reached = aims.filter((row) => isMeasured(row) && row.met);
  return `${reached.length} of ${aims.length} goals are met.`;
}

const growthTable = (growth: readonly Growth[]): string =>
  table(
    ["larger picture, MP", "time, s", "peak, MB", "limit, MB", "within"],
    growth.map(({ megapixels, seconds, peak_bytes: peak, limit_bytes: limit, within }) => [
      ...[round(megapixels), round(seconds), Math.round(peak / 1e6), Math.round(limit / 1e6)].map(String),
      within ? "yes" : "**no**",
    ]),
  );
