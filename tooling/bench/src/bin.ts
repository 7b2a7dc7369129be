// Ratios measured side by side in one run: `npx -y pnpm@12 bench [filter] [--json] [--write]`.
import { parseArgs } from "node:util";
import { compare } from "./compare.ts";
import { writeDocument } from "./document/write.ts";
import { families } from "./families.ts";
import { measureGrowth, sizes } from "./growth/measure.ts";
import { growthLineOf, lineOf } from "./line.ts";
import type { Row } from "./row.ts";
import { fullName, select } from "./select.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    rounds: { type: "string", default: "7" },
  },
});
const [filter = ""] = positionals;
const effort = { rounds: Number(values.rounds), enough: 1500 };
const print = <T>(measured: T, line: (measured: T) => string): void =>
  console.log(values.json ? JSON.stringify(measured) : line(measured));

const growing = values.write || (filter !== "" && "growth".startsWith(filter));
const chosen = values.write ? families : select(families, filter);
if (chosen.length === 0 && !growing) {
  const names = [...families.flatMap(({ comparisons }) => comparisons.map(fullName)), "growth"];
  console.error(`Expected part of a name for the filter but received ${filter}; there are:\n${names.join("\n")}`);
  process.exitCode = 2;
}

const measured = new Map<string, Row[]>();
for (const { title, comparisons } of chosen) {
  const rows: Row[] = [];
  for (const comparison of comparisons) {
    const row = await compare(comparison, effort);
    rows.push(row);
    print(row, lineOf);
  }
  measured.set(title, rows);
}
const growth = [];
for (const megapixels of growing ? sizes : []) {
  const run = await measureGrowth(megapixels);
  growth.push(run);
  print(run, growthLineOf);
}
if (values.write) await writeDocument({ measured, growth });
