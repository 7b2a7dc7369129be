// Damages enlarged photographs around a random strong contour and counts what is found; then counts findings on
// unaltered ones.
// From the root: node --conditions=@pixelproof/source packages/detectors/scripts/edges-sweep.ts [pictures] [seed]
import type { Rgb8 } from "@pixelproof/core";
import { lcg } from "@pixelproof/testkit";
import { blurred, eroded, moved, onlyIn, type Box } from "../src/damage.fixture.ts";
import { findEdgeLoss } from "../src/find-edge-loss.ts";
import { fractions } from "../src/random-line.fixture.ts";
import { strongContours } from "../src/strong-contours.ts";
import { factors, kodak, loadEnlargers, loadRecoders } from "./pictures.ts";
import { Tally } from "./tally.ts";

const [rounds = "60", seed = "1"] = process.argv.slice(2);
const random = fractions(lcg(Number(seed)));
const search = { threshold: 0.85, minStretch: 10 };
const enlargers = await loadEnlargers();
const recoders = await loadRecoders();
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
const damages: [string, (picture: Rgb8, point: Float32Array) => Rgb8][] = [
  ["eroded by 2 px", (picture) => eroded(picture, 2)],
  ["blurred by 3 px", (picture) => blurred(picture, 3)],
  [
    "moved by 2 px",
    (picture, [, , nx, ny]) => (Math.abs(nx) > Math.abs(ny) ? moved(picture, 2) : moved(picture, 0, 2)),
  ],
];

const found = new Tally("found");
const alarms = new Tally("false alarms");
for (let round = 0; round < Number(rounds); round++) {
  const number = 1 + (round % 12);
  const [factor, enlarger, recoder] = [pick(factors), pick(enlargers), pick(recoders)];
  const before = await kodak(number);
  const plain = await enlarger.enlarge(before, factor);
  for (const [name, after] of [
    ["as enlarged", plain],
    [recoder.name, await recoder.recode(plain)],
  ] as const) {
    const [first] = findEdgeLoss(before, after, undefined, search).stretches;
    alarms.count(name, first !== undefined);
    if (first !== undefined) console.log(`false alarm in kodim${number} x${factor} ${enlarger.name}, ${name}:`, first);
  }
  for (const [name, damage] of damages) {
    const { points } = pick(strongContours(before));
    const at = (points.length >> 3) * 4;
    const middle = points.subarray(at, at + 4);
    const box = boxAround(middle, factor, plain);
    const after = onlyIn(box, plain, damage(plain, middle));
    const { stretches } = findEdgeLoss(before, after, undefined, search);
    const hit = stretches.some((stretch) => touches(stretch.box, box));
    found.count(name, hit);
    found.count(`x${factor}`, hit);
    found.count(
      "nothing elsewhere",
      stretches.every((stretch) => touches(stretch.box, box)),
    );
    if (!hit) console.log(`missed in kodim${number} x${factor} ${enlarger.name}: ${name} in`, box);
  }
}
found.print();
alarms.print();

/** A box of 60 px of the source around a point of the source. */
function boxAround([x, y]: Float32Array, factor: number, { width, height }: Rgb8): Box {
  const side = Math.round(60 * factor);
  const place = (at: number, length: number): number =>
    Math.min(Math.max(0, Math.round(at * factor - side / 2)), length - side);
  return { x: place(x, width), y: place(y, height), width: side, height: side };
}

function touches(a: Box, b: Box): boolean {
  const margin = 8;
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}
