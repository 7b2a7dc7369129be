// Prints what ESRGAN makes of pieces of four photographs and of flat grey: traces of its tiles, and how near the result brought back
// is to the source. Tiles are the smallest there are, so that there are many; minutes.
import { createImage, type Image } from "@pixelproof/core";
import { differenceBack, enlargeBy, gradientEnergy, photograph, tileTraces } from "../src/measure.fixture.ts";

const rules = { overlap: 16, multiple: 1 };
const size = { width: 112, height: 80 };
const data = new Uint16Array(size.width * size.height * 3).map((_, i) => 30000 + (i % 3));
const pictures: Record<string, Image> = { "flat grey": createImage({ ...size, channels: 3, data }) };
for (const name of ["kodim01", "kodim03", "kodim05", "kodim11"]) {
  pictures[name] = await photograph(name, 300, 200, size);
}

for (const scale of [2, 4]) {
  for (const [name, image] of Object.entries(pictures)) {
    const whole = await enlargeBy({}, image, scale);
    const tiled = await enlargeBy({ tileBytes: 1 }, image, scale);
    const bare = await enlargeBy({ colourGuard: false }, image, scale);
    const { worst, energy } = tileTraces(tiled, whole, rules, scale);
    const [border, inside] = [true, false].map((at) => gradientEnergy(tiled, at, rules, scale) / 257 ** 2);
    const traces = [
      `tiles move samples by up to ${worst.toFixed(3)} of 255`,
      `gradient energy ${border.toFixed(4)} where they meet, ${inside.toFixed(4)} elsewhere, by that without tiles ${energy.toFixed(4)}`,
      `mean CIEDE2000 to the source ${differenceBack(image, whole).toFixed(3)}, without the colour guard ${differenceBack(image, bare).toFixed(3)}`,
    ];
    console.log(`${scale}x ${name}: ${traces.join("; ")}`);
  }
}
