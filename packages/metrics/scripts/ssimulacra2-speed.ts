// Measures SSIMULACRA 2 on one thread, and prints the time a megapixel: the best of several runs, and processor time.
// From the root: node --conditions=@pixelproof/source packages/metrics/scripts/ssimulacra2-speed.ts
import { toRgb8 } from "@pixelproof/core";
import { addNoise, scene } from "@pixelproof/testkit";
import { ssimulacra2 } from "../src/ssimulacra2.ts";

for (const [width, height, runs] of [
  [768, 512, 40],
  [2000, 1500, 12],
  [4000, 3000, 4],
] as const) {
  const reference = toRgb8(scene({ width, height }));
  const candidate = addNoise(reference, 8);
  const score = ssimulacra2(reference, candidate);
  const megapixels = (width * height) / 1e6;
  let best = Infinity;
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    ssimulacra2(reference, candidate);
    best = Math.min(best, performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1000 / runs;
  const times = [best, processor].map((time) => (time / megapixels).toFixed(0));
  console.log(
    `${width}x${height}: ${times[0]} ms a megapixel, ${times[1]} of processor time (score ${score.toFixed(2)})`,
  );
}
