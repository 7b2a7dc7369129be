// Prints the mean PSNR of luma over Set5 at 2x for each kernel.
import { Host } from "@pixelproof/core";
import plugin from "../src/index.ts";
import { set5Psnr } from "@pixelproof/tooling-data";

for (const kernel of ["lanczos4", "cubic"]) {
  await using host = new Host([{ plugin, options: { kernel } }]);
  console.log(`${kernel}: ${(await set5Psnr(host.get("resampler", "opencv"))).toFixed(2)} dB`);
}
