// Compares two 12 MP pictures with each kernel of differences; prints the thread's own time, the least of several rounds, and
// how far that is from only reading both pictures.
import { colourDifferences } from "../src/ciede2000/colour-differences.ts";
import { absoluteDifferences } from "../src/difference/absolute-differences.ts";
import { differenceMask } from "../src/difference/difference-mask.ts";
import { squaredDifferences, squaredDifferencesWithLuma } from "../src/difference/squared-differences.ts";
import { inStrips } from "../src/difference/strips.ts";

const pixels = 4000 * 3000;
const rounds = 25;

let state = 1;
const next = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state >>> 24;
};
const a = new Uint8Array(pixels * 3).map(next);
const b = a.map((value) => Math.min(255, Math.max(0, value + (next() % 7) - 3)));
const mask = new Uint8Array(pixels);

const works: Record<string, () => Iterable<number>> = {
  "reading both pictures": () => inStrips(a, b, () => () => {}),
  absoluteDifferences: () => absoluteDifferences(a, b, 0),
  differenceMask: () => differenceMask(a, b, 0, mask),
  squaredDifferences: () => squaredDifferences(a, b),
  "... and of luma": () => squaredDifferencesWithLuma(a, b),
  colourDifferences: () => colourDifferences(a, b),
};

const best = new Map(Object.keys(works).map((name) => [name, Infinity]));
for (let round = 0; round < rounds; round++) {
  for (const [name, work] of Object.entries(works)) {
    const start = process.threadCpuUsage();
    for (const _ of work());
    const { user, system } = process.threadCpuUsage(start);
    best.set(name, Math.min(best.get(name) ?? Infinity, (user + system) / 1000));
  }
}
const [limit = 0] = best.values();
for (const [name, ms] of best) {
  const rate = (a.length + b.length) / ms / 1e6;
  console.log(
    `${name.padEnd(21)} ${ms.toFixed(1).padStart(6)} ms  ${rate.toFixed(1).padStart(4)} GB/s  ${(ms / limit).toFixed(1).padStart(5)} x`,
  );
}
