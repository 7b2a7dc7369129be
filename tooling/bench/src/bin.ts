// Ratios measured side by side in one run: `npx -y pnpm@12 bench [filter] [--json]`.
import { parseArgs } from "node:util";
import { compare } from "./compare.ts";
import { lanczosOpencv4, lanczosOpencv5, lanczosSharp } from "./comparisons/lanczos.ts";
import { readExifr, readExifReader, readSharp, splice } from "./comparisons/metadata.ts";
import { resample } from "./comparisons/resample.ts";
import { run16, run8 } from "./comparisons/run.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "5" } },
});

const metadata = [readExifr, readExifReader, readSharp, splice];
const all = [lanczosSharp, lanczosOpencv4, lanczosOpencv5, resample, run8, run16, ...metadata];
const [filter = ""] = positionals;
for (const comparison of all.filter(({ name }) => name.includes(filter))) {
  const row = await compare(comparison, Number(values.rounds));
  if (values.json) {
    console.log(JSON.stringify(row));
    continue;
  }
  const faster = row.ratio >= 1 ? `${row.ratio} times faster` : `${(1 / row.ratio).toFixed(2)} times slower`;
  console.log(
    `${row.name}: ${row.ours_ms} ms, ${faster} than ${row.peer} (${row.peer_ms} ms)${row.equal ? "" : "  NOT THE SAME WORK"}`,
  );
}
