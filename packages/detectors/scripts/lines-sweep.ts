// Draws random lines into enlarged photographs and counts which are found; then counts findings on unaltered ones.
// From the root: node --conditions=@pixelproof/source packages/detectors/scripts/lines-sweep.ts [pictures] [seed] [tinted]
import { lcg } from "@pixelproof/testkit";
import { drawLines, endError, type DrawnLine } from "../src/draw-line.fixture.ts";
import { findLines } from "../src/find-lines.ts";
import { fractions, randomLines } from "../src/random-line.fixture.ts";
import { factors, kodak, loadEnlargers, loadRecoders } from "./pictures.ts";
import { Tally } from "./tally.ts";

const [rounds = "200", seed = "1", tint] = process.argv.slice(2);
const random = fractions(lcg(Number(seed)));
const search = { minLength: 0.25, minContrast: 25 };
const linesAPicture = 3;
const endTolerance = 6;
const enlargers = await loadEnlargers();
const recoders = await loadRecoders();
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];

const found = new Tally("found");
const errors: number[] = [];
let unasked = 0;
let elapsed = 0;
for (let round = 0; round < Number(rounds); round++) {
  const number = pick([1, 2, 3, 4, 5, 6]);
  const [factor, enlarger] = [pick(factors), pick(enlargers)];
  const before = await kodak(number);
  const plain = await enlarger.enlarge(before, factor);
  const lines = randomLines(plain, random, linesAPicture, tint !== undefined);
  const after = drawLines(plain, lines);
  const start = performance.now();
  const findings = findLines(before, after, search);
  elapsed += performance.now() - start;
  for (const line of lines) {
    const error = Math.min(Infinity, ...findings.map(({ ends }) => endError(ends, line.ends)));
    const hit = error <= endTolerance;
    for (const group of groupsOf(line)) found.count(group, hit);
    found.count(`kodim0${number}`, hit);
    found.count(`x${factor}`, hit);
    found.count(enlarger.name, hit);
    if (hit) errors.push(error);
    else
      console.log(
        `missed in kodim0${number} x${factor} ${enlarger.name}, nearest end off by ${error.toFixed(0)} px:`,
        line,
      );
  }
  unasked += findings.filter(({ ends }) => lines.every((line) => endError(ends, line.ends) > endTolerance)).length;
}
found.print();
errors.sort((a, b) => a - b);
console.log(
  `end points off by ${errors[errors.length >> 1]?.toFixed(1)} px (median), ${errors.at(-1)?.toFixed(1)} px (most)`,
);
console.log(`findings beside the drawn lines: ${unasked}; ${(elapsed / Number(rounds)).toFixed(0)} ms a picture`);

const alarms = new Tally("false alarms");
for (let number = 1; number <= 12; number++) {
  const before = await kodak(number);
  for (const factor of factors) {
    for (const enlarger of enlargers) {
      if (random() > Number(rounds) / 200) continue;
      const plain = await enlarger.enlarge(before, factor);
      const recoder = pick(recoders);
      for (const [name, after] of [
        ["as enlarged", plain],
        [recoder.name, await recoder.recode(plain)],
      ] as const) {
        const findings = findLines(before, after, search);
        alarms.count(name, findings.length > 0);
        alarms.count(`x${factor}`, findings.length > 0);
        if (findings.length > 0)
          console.log(`false alarm in kodim${number} x${factor} ${enlarger.name}, ${name}:`, findings[0]);
      }
    }
  }
}
alarms.print();

function groupsOf({ ends: [x1, y1, x2, y2], thickness, colour, antialiased }: DrawnLine): string[] {
  const contrast = Math.max(...colour.map(Math.abs));
  const degrees = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return [
    "all",
    `contrast ${contrast <= 25 ? "25" : contrast < 60 ? "25-60" : "60-120"}`,
    `${thickness} px ${antialiased ? "antialiased" : "Bresenham"}`,
    `angle ${Math.floor((((degrees % 180) + 180) % 180) / 45) * 45}..`,
  ];
}
