// Prints the largest and the root-mean-square difference from the reference resampling, for each kernel and case.
import { createContext, createImage, Host } from "@pixelproof/core";
import plugin from "../src/index.ts";
import { directionOf, errorOf, readVectors } from "@pixelproof/tooling-data";

await using host = new Host([plugin, { plugin, id: "cubic", options: { kernel: "cubic" } }]);

const pairs = [
  { id: "opencv", title: "INTER_LANCZOS4 against lanczos3", kernel: "lanczos3", direction: "enlarging" },
  {
    id: "cubic",
    title: "INTER_CUBIC (a = -0.75) against catmull_rom (a = -0.5)",
    kernel: "catmull_rom",
    direction: "enlarging",
  },
  { id: "opencv", title: "INTER_AREA against triangle", kernel: "triangle", direction: "shrinking" },
] as const;

const vectors = await readVectors();
for (const { id, title, kernel, direction } of pairs) {
  const resampler = host.get("resampler", id);
  console.log(`\n${title}, ${direction}, border replicated, of 65535`);
  for (const vector of vectors.filter((candidate) => directionOf(candidate) === direction)) {
    const image = createImage({ ...vector.from, channels: 1, data: vector.input });
    const { data } = await resampler.resample(image, vector.to, createContext());
    const { max, rms } = errorOf(data, vector.output[kernel].clamp);
    console.log(`  ${vector.name}: max ${max.toFixed(1)}, rms ${rms.toFixed(1)}`);
  }
}
