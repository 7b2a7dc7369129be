import { createContext, createImage, type Resampler } from "@pixelproof/core";

/** Enlarges a 12.5 MP RGBA picture of 16 bits to 50 MP; gives a line with the time and the peak of resident memory. */
export async function enlargeLargePicture(resampler: Resampler): Promise<string> {
  const [width, height] = [4330, 2887];
  const data = new Uint16Array(width * height * 4).map((_, i) => Math.imul(i, 2654435761) >>> 16);
  const image = createImage({ width, height, channels: 4, data });
  const started = performance.now();
  const result = await resampler.resample(image, { width: width * 2, height: height * 2 }, createContext());
  const seconds = (performance.now() - started) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  return `${result.width}x${result.height} RGBA16 in ${seconds.toFixed(1)} s, peak RSS ${peak.toFixed(0)} MiB`;
}
