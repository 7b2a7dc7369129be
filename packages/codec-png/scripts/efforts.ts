// Size and time of a photograph that sharp enlarges 3 times, RGB, at every effort, the best of three runs each:
// npx -y pnpm@12 exec node --conditions=@pixelproof/source packages/codec-png/scripts/efforts.ts <file.png>
import { createContext, createImage, Host, type Depth } from "@pixelproof/core";
import sharp from "sharp";
import codecPng from "../src/index.ts";

await using host = new Host([codecPng]);
const codec = host.get("codec", "png-simd");
const source = sharp(process.argv[2]);
const { width, height } = await source.metadata();
const size = { width: width * 3, height: height * 3 };
const pixels = source.toColourspace("rgb16").removeAlpha().resize(size).raw({ depth: "ushort" });
const { buffer, byteOffset, length } = await pixels.toBuffer();
const image = createImage({ ...size, channels: 3, data: new Uint16Array(buffer, byteOffset, length / 2) });

console.log(`${size.width}x${size.height}`);
for (const effort of [0, 1, 3, 6, 9]) {
  const cells: string[] = [];
  for (const depth of [8, 16] satisfies Depth[]) {
    let [best, bytes] = [Infinity, 0];
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      bytes = (await codec.encode(image, {}, { depth, effort }, createContext())).bytes.length;
      best = Math.min(best, performance.now() - start);
    }
    cells.push(`${depth} bits: ${(bytes / 1e6).toFixed(2)} MB, ${best.toFixed(0)} ms`);
  }
  console.log(`effort ${effort}  ${cells.join("   ")}`);
}
