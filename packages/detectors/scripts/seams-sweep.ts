// Counts findings on unaltered enlargements, then draws grids of 2/255 into them and counts which are found.
// From the root: node --conditions=@pixelproof/source packages/detectors/scripts/seams-sweep.ts [share] [seed] [strength]
import type { Rgb8 } from "@pixelproof/core";
import { lcg } from "@pixelproof/testkit";
import { drawSeams, seamKinds, seamsOf, type DrawnSeams } from "../src/draw-seams.fixture.ts";
import { findSeams, type SeamGrid } from "../src/find-seams.ts";
import { fractions } from "../src/random-line.fixture.ts";
import { kodak, loadEnlarger, loadRecoders } from "./pictures.ts";
import { Tally } from "./tally.ts";

const [share = "1", seed = "1", strength = "2"] = process.argv.slice(2);
const random = fractions(lcg(Number(seed)));
const between = (least: number, most: number): number => Math.floor(least + random() * (most - least + 1));
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
const recoders = await loadRecoders();
const enlargers = [
  await loadEnlarger("resampler-lanczos/src/index.ts", { kernel: "lanczos3" }),
  await loadEnlarger("resampler-opencv/src/index.ts", { kernel: "lanczos4" }),
  await loadEnlarger("resampler-sharp/src/index.ts", { up: "bicubic" }),
  await loadEnlarger("resampler-sharp/src/index.ts", { up: "nohalo" }),
];

const alarms = new Tally("false alarms");
const found = new Tally("found");
for (let number = 1; number <= 12; number++) {
  const before = await kodak(number);
  for (const factor of [1, 2, 2.8125, 4]) {
    for (const enlarger of factor === 1 ? enlargers.slice(0, 1) : enlargers) {
      if (random() >= Number(share)) continue;
      const plain = await enlarger.enlarge(before, factor);
      const recoder = pick(recoders);
      const where = `kodim${number} x${factor} ${enlarger.name}`;
      countAlarms("as enlarged", where, before, plain);
      countAlarms(recoder.name, where, before, await recoder.recode(plain));
      for (const kind of seamKinds) {
        const seams = randomSeams(plain, kind);
        const after = drawSeams(plain, seams, random);
        countFound(["all", kind, `x${factor}`, enlarger.name], where, before, after, seams);
        countFound([recoder.name], where, before, await recoder.recode(after), seams);
      }
    }
  }
}
found.print();
alarms.print();

function countAlarms(group: string, where: string, before: Rgb8, after: Rgb8): void {
  const grids = findSeams(before, after);
  alarms.count(group, grids.length > 0);
  for (const { direction, period, evidence } of grids) {
    console.log(`false alarm in ${where}, ${group}: ${direction}, ${period} px, ${evidence.toFixed(1)}`);
  }
}

/** Counts directions: each is found when its period is right and the first seam of the grid within a pixel of the drawn one. */
function countFound(groups: string[], where: string, before: Rgb8, after: Rgb8, seams: DrawnSeams): void {
  const grids = findSeams(before, after);
  const asked = [
    { direction: "vertical", period: seams.across, offset: seams.offsetX },
    { direction: "horizontal", period: seams.down, offset: seams.offsetY },
  ] as const;
  for (const { direction, period, offset } of asked) {
    const grid = grids.find((each) => each.direction === direction);
    if (period === 0) {
      found.count("nothing in the other direction", grid === undefined);
      continue;
    }
    const hit = grid !== undefined && grid.period === period && near(grid, offset);
    for (const group of groups) found.count(group, hit);
    found.count(`${groups.length === 1 ? groups[0] : "all"}, some grid`, grid !== undefined);
    if (!hit && groups.length > 1) {
      const came = grid && `${grid.period} px from ${grid.offset}`;
      console.log(`missed in ${where}: ${seams.kind}, ${direction}, ${period} px from ${offset}, came ${came}`);
    }
  }
}

function near({ period, offset }: SeamGrid, asked: number): boolean {
  const off = Math.abs(offset - asked);
  return Math.min(off, period - off) <= 1;
}

/** Tiles of 64 to 1024 px, square or not, in both directions or one, at least two seams in each. */
function randomSeams({ width, height }: Rgb8, kind: DrawnSeams["kind"]): DrawnSeams {
  const [across, offsetX] = axis(width);
  const [down, offsetY] = axis(height);
  const directions = random();
  return {
    across: directions < 0.15 ? 0 : across,
    down: directions > 0.85 ? 0 : down,
    offsetX,
    offsetY,
    strength: Number(strength),
    kind,
  };
}

function axis(length: number): [period: number, offset: number] {
  for (;;) {
    const period = pick([64, 96, 128, 200, 256, 400, 512, 1024, between(64, 1024)]);
    const offset = random() < 0.5 ? 0 : between(1, period - 1);
    const inside = seamsOf(length, period, offset).filter((x) => x >= 30 && x <= length - 30);
    if (inside.length >= 2) return [period, offset];
  }
}
