import { scales } from "../src/convert/convert.ts";
import { measureAgreement } from "../src/oracle/agreement.ts";

for (const scale of scales) {
  for (const { tile, conversion, rounding } of await measureAgreement(scale)) {
    const moved = (rounding * 255).toFixed(3);
    console.log(`${scale}x ${tile}: from tfjs ${conversion.toExponential(1)} of 1, by float16 ${moved} of 255`);
  }
}
