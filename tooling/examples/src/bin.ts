// Draws examples/harbour.png: `npx -y pnpm@12 --filter @pixelproof/tooling-examples draw`.
import { fileURLToPath } from "node:url";
import png from "@pixelproof/codec-sharp/png";
import { createContext, createImage, Host } from "@pixelproof/core";
import { saveFile } from "@pixelproof/pipeline";
import { harbour } from "./harbour.ts";

const [width, height, samples] = [720, 480, 4];

/** Linear light 0..1 -> sRGB 0..65535 (IEC 61966-2-1). */
const encodeSrgb = (linear: number): number => {
  const value = Math.min(1, Math.max(0, linear));
  return Math.round(65535 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
};

const data = new Uint16Array(width * height * 3);
for (let y = 0, at = 0; y < height; y++) {
  for (let x = 0; x < width; x++) {
    const sum = [0, 0, 0];
    for (let s = 0; s < samples * samples; s++) {
      const [dx, dy] = [((s % samples) + 0.5) / samples, (Math.floor(s / samples) + 0.5) / samples];
      harbour((x + dx) / height, (y + dy) / height).forEach((value, i) => (sum[i] += Math.min(1, value)));
    }
    for (const value of sum) data[at++] = encodeSrgb(value / samples ** 2);
  }
}

await using host = new Host([png]);
const image = createImage({ width, height, channels: 3, data, sourceDepth: 8 });
const { bytes } = await host
  .get("codec", "png")
  .encode(image, { density: { x: 300, y: 300, unit: "inch" } }, { effort: 9 }, createContext());
const path = fileURLToPath(new URL("../../../examples/harbour.png", import.meta.url));
await saveFile(path, bytes);
console.log(`${path}: ${width}x${height}, ${bytes.length} bytes`);
