// Prints the largest difference from the reference resampling over all its cases, for each kernel and border.
import { createContext, createImage, Host } from "@pixelproof/core";
import { errorOf, readVectors } from "@pixelproof/tooling-data";
import plugin from "../src/index.ts";

const names = {
  lanczos3: "lanczos3",
  "catmull-rom": "catmull_rom",
  mitchell: "mitchell",
  triangle: "triangle",
} as const;
const borders = { renormalise: "renormalise", replicate: "clamp" } as const;

const vectors = await readVectors();
for (const kernel of ["lanczos3", "catmull-rom", "mitchell", "triangle"] as const) {
  for (const border of ["renormalise", "replicate"] as const) {
    await using host = new Host([{ plugin, options: { kernel, border } }]);
    let worst = 0;
    for (const { from, to, input, output } of vectors) {
      const image = createImage({ ...from, channels: 1, data: input });
      const { data } = await host.get("resampler", "lanczos").resample(image, to, createContext());
      worst = Math.max(worst, errorOf(data, output[names[kernel]][borders[border]]).max);
    }
    console.log(`${kernel}, ${border}: max ${worst.toFixed(4)} of 65535 over ${vectors.length} cases`);
  }
}
