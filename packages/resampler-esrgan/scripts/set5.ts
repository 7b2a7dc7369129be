// Prints the mean PSNR of luma over Set5 at 2x and 4x, with the colour guard and without.
import { Host } from "@pixelproof/core";
import { linear } from "@pixelproof/testkit/fixtures";
import { set5Psnr } from "@pixelproof/tooling-data";
import plugin from "../src/index.ts";

for (const colourGuard of [false, true]) {
  await using host = new Host([linear, { plugin, options: { classical: "linear", colourGuard } }]);
  for (const scale of [2, 4]) {
    const psnr = await set5Psnr(host.get("resampler", "esrgan"), scale);
    console.log(`${scale}x, colour guard ${colourGuard ? "on" : "off"}: ${psnr.toFixed(2)} dB`);
  }
}
