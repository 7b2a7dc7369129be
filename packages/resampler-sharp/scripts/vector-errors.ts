// Prints the largest and the root-mean-square difference from the reference resampling, for each kernel and case.
import { createContext, createImage, Host } from "@pixelproof/core";
import plugin from "../src/index.ts";
import { directionOf, errorOf, readVectors } from "@pixelproof/tooling-data";

const pairs = [
  { options: { up: "bicubic" }, kernel: "catmull_rom", direction: "enlarging" },
  { options: { up: "lbb" }, kernel: "catmull_rom", direction: "enlarging" },
  { options: { up: "nohalo" }, kernel: "catmull_rom", direction: "enlarging" },
  { options: { up: "vsqbs" }, kernel: "catmull_rom", direction: "enlarging" },
  { options: { down: "lanczos3" }, kernel: "lanczos3", direction: "shrinking" },
  { options: { down: "cubic" }, kernel: "catmull_rom", direction: "shrinking" },
  { options: { down: "mitchell" }, kernel: "mitchell", direction: "shrinking" },
  { options: { down: "linear" }, kernel: "triangle", direction: "shrinking" },
] as const;

const vectors = await readVectors();
for (const { options, kernel, direction } of pairs) {
  await using host = new Host([{ plugin, options }]);
  const resampler = host.get("resampler", "sharp");
  console.log(`\n${Object.values(options).join()} against ${kernel}, ${direction}, border replicated, of 65535`);
  for (const vector of vectors.filter((candidate) => directionOf(candidate) === direction)) {
    const image = createImage({ ...vector.from, channels: 1, data: vector.input });
    const { data } = await resampler.resample(image, vector.to, createContext());
    const { max, rms } = errorOf(data, vector.output[kernel].clamp);
    console.log(`  ${vector.name}: max ${max.toFixed(1)}, rms ${rms.toFixed(1)}`);
  }
}
