// Times the detectors on a photograph enlarged to 2160x1440, as it is and with three lines drawn in, saved as a JPEG.
// From the root: node --conditions=@pixelproof/source packages/detectors/scripts/speed.ts
import { lcg } from "@pixelproof/testkit";
import { drawLines } from "../src/draw-line.fixture.ts";
import { enlargePicture } from "../src/enlarge-picture.fixture.ts";
import { findEdgeLoss } from "../src/find-edge-loss.ts";
import { findLines } from "../src/find-lines.ts";
import { findSeams } from "../src/find-seams.ts";
import { lanczos } from "../src/interpolators.ts";
import { fractions, randomLines } from "../src/random-line.fixture.ts";
import { kodak, loadRecoders } from "./pictures.ts";

const before = await kodak(5);
const plain = enlargePicture(before, 2.8125, lanczos(3));
const [jpeg] = await loadRecoders();
const drawn = await jpeg.recode(drawLines(plain, randomLines(plain, fractions(lcg(3)), 3)));
const search = { minLength: 0.25, minContrast: 25 };
const works = {
  lines: () => findLines(before, plain, search),
  "lines, three drawn in, jpeg q90": () => findLines(before, drawn, search),
  "edge-pixel-loss": () => findEdgeLoss(before, plain, undefined, { threshold: 0.85, minStretch: 10 }),
  seams: () => findSeams(before, plain),
};
for (const [name, work] of Object.entries(works)) {
  const times = Array.from({ length: 7 }, () => {
    // Processor time of all threads, the compiler's too: it depends less on what else the machine does.
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  const [first, median] = [times[0], times.toSorted((a, b) => a - b)[3]].map((time) => time.toFixed(0));
  console.log(`${name}: ${median} ms of processor time (median of 7), ${first} ms the first time`);
}
