// Prints the mean PSNR of luma over Set5 at 2x for each kernel.
import { Host } from "@pixelproof/core";
import { set5Psnr } from "../oracles/set5.ts";
import plugin from "../src/index.ts";

for (const kernel of ["lanczos4", "cubic"]) {
  await using host = new Host([{ plugin, options: { kernel } }]);
  console.log(`${kernel}: ${(await set5Psnr(host.get("resampler", "opencv"))).toFixed(2)} dB`);
}
