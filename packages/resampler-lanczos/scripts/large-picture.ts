// Enlarges a 12.5 MP RGBA picture of 16 bits to 50 MP and prints the time and the peak of resident memory.
import { createContext, createImage, Host } from "@pixelproof/core";
import plugin from "../src/index.ts";

const [width, height] = [4330, 2887];
const data = new Uint16Array(width * height * 4).map((_, i) => Math.imul(i, 2654435761) >>> 16);
const image = createImage({ width, height, channels: 4, data });

await using host = new Host([plugin]);
const started = performance.now();
const to = { width: width * 2, height: height * 2 };
const result = await host.get("resampler", "lanczos").resample(image, to, createContext());
const seconds = (performance.now() - started) / 1000;
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`${result.width}x${result.height} RGBA16 in ${seconds.toFixed(1)} s, peak RSS ${peak.toFixed(0)} MiB`);
