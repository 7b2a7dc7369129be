// Times both detectors on a photograph enlarged to 2160x1440.
// From the root: node --conditions=@pixelproof/source packages/detectors/scripts/speed.ts
import { enlargePicture } from "../src/enlarge-picture.fixture.ts";
import { findEdgeLoss } from "../src/find-edge-loss.ts";
import { findLines } from "../src/find-lines.ts";
import { lanczos } from "../src/interpolators.ts";
import { kodak } from "./pictures.ts";

const before = await kodak(5);
const after = enlargePicture(before, 2.8125, lanczos(3));
const works = {
  lines: () => findLines(before, after, { minLength: 0.25, minContrast: 25 }),
  "edge-pixel-loss": () => findEdgeLoss(before, after, undefined, { threshold: 0.85, minStretch: 10 }),
};
for (const [name, work] of Object.entries(works)) {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  console.log(`${name}: ${times.toSorted((a, b) => a - b)[3].toFixed(0)} ms (median of 7)`);
}
