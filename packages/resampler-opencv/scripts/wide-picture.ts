// Prints how far Lanczos4 is from the same kernel in 64-bit floats on white noise 4000 px wide, at several ratios.
import { createContext, createImage, Host } from "@pixelproof/core";
import plugin from "../src/index.ts";
import { resizePlane } from "@pixelproof/tooling-data";

const from = { width: 4000, height: 1 };
const data = new Uint16Array(from.width).map((_, i) => Math.imul(i, 2654435761) >>> 16);
const image = createImage({ ...from, channels: 1, data });

await using host = new Host([plugin]);
for (const width of [6000, 8000, 9333]) {
  const to = { width, height: 1 };
  const result = await host.get("resampler", "opencv").resample(image, to, createContext());
  const exact = resizePlane(data, from, to, { x: "lanczos4", y: "lanczos4" });
  const errors = exact.map((value, i) => Math.abs(Math.min(Math.max(value, 0), 65535) - result.data[i]));
  console.log(`4000 to ${width} px: max ${Math.max(...errors).toFixed(1)} of 65535`);
}
