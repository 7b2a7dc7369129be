// Mutated files for every metadata parser: `npx -y pnpm@12 --filter @pixelproof/tooling-fuzz fuzz [parser] [--inputs 100000] [--seed 1]`.
// What a parser does not stand up to is kept in `--out`, and becomes a test beside that parser.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { parseBlock, parseFile } from "./parsers.ts";
import { blocksIn, readSeeds } from "./seeds.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    out: { type: "string", default: join(tmpdir(), "pixelproof-fuzz") },
  },
});
const [only] = positionals;
const files = await readSeeds();
const all = [
  ...Object.entries(files).map(([name, seeds]) => ({ name, seeds, parser: parseFile })),
  { name: "blocks", seeds: blocksIn(Object.values(files).flat()), parser: parseBlock },
];
for (const { name, seeds, parser } of all.filter(({ name }) => only === undefined || name === only)) {
  const { inputs, findings, slowest_ms, largest } = fuzz(parser, seeds, Number(values.inputs), Number(values.seed));
  console.log(
    `${name}: ${inputs} inputs from ${seeds.length} seeds, ${findings.length} findings, slowest ${slowest_ms} ms, ` +
      `at most ${(largest / 2 ** 20).toFixed(1)} MiB of metadata, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB peak of the process`,
  );
  if (findings.length > 0) mkdirSync(values.out, { recursive: true });
  for (const [i, { input, what }] of findings.slice(0, 20).entries()) {
    const path = join(values.out, `${name}-${i}`);
    writeFileSync(path, input);
    console.log(`${path} (${input.length} bytes): ${what}`);
  }
  if (findings.length > 0) process.exitCode = 1;
}
