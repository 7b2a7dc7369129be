import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { families } from "../families.ts";
import type { Growth } from "../growth/measure.ts";
import { growthPlot } from "../plot/growth-plot.ts";
import type { Row } from "../row.ts";
import { benchmarksDocument } from "./document.ts";
import { thisMachine } from "./machine.ts";

const docs = (name: string): string => fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url));

/** Writes docs/benchmarks.md and its plot. */
export async function writeDocument(found: {
  /** Rows by the title of their family. */
  readonly measured: ReadonlyMap<string, readonly Row[]>;
  readonly growth: readonly Growth[];
}): Promise<void> {
  const { measured, growth } = found;
  const document = benchmarksDocument({
    families: families.map((family) => ({ family, rows: measured.get(family.title) ?? [] })),
    growth,
    machine: await thisMachine(),
    peers: await versions(),
  });
  await writeFile(docs("benchmarks.md"), document);
  await writeFile(docs("benchmarks-growth.svg"), growthPlot(growth));
  execFileSync("oxfmt", [docs("benchmarks.md")]);
}

/** Name and version of every peer that is there, each once, by name. */
async function versions(): Promise<[string, string][]> {
  const peers = new Map(families.flatMap(({ comparisons }) => comparisons.map(({ peer }) => [peer.name, peer])));
  const found = await Promise.all([...peers.values()].map(async (peer) => [peer.name, await peer.version()] as const));
  return found
    .flatMap(([name, version]): [string, string][] => (version === undefined ? [] : [[name, version]]))
    .toSorted(([a], [b]) => a.localeCompare(b));
}
