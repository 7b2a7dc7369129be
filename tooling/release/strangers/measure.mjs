import { createContext, createRgb8, Host } from "@pixelproof/core";
import psnr from "@pixelproof/metrics/psnr";
import ssim from "@pixelproof/metrics/ssim";

await using host = new Host([psnr, ssim]);
const samples = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => i % 251);
const reference = createRgb8({ width: 64, height: 64, data: samples });
const candidate = createRgb8({ width: 64, height: 64, data: samples.map((sample) => sample + 2) });
for (const { id } of host.list("metric"))
  console.log(id, (await host.get("metric", id).measure(reference, candidate, createContext())).value?.toFixed(4));
