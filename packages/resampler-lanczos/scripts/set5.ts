// Prints the mean PSNR of luma over Set5 at 2x for each kernel, and for Lanczos3 with the de-ringing clamp.
import { Host } from "@pixelproof/core";
import { set5Psnr } from "@pixelproof/tooling-data";
import plugin from "../src/index.ts";

const kernels = ["lanczos3", "lanczos2", "catmull-rom", "mitchell", "triangle"];
for (const options of [...kernels.map((kernel) => ({ kernel })), { kernel: "lanczos3", dering: true }]) {
  await using host = new Host([{ plugin, options }]);
  const psnr = await set5Psnr(host.get("resampler", "lanczos"));
  console.log(`${Object.values(options).join(", dering ")}: ${psnr.toFixed(2)} dB`);
}
