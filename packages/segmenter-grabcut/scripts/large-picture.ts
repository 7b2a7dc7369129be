import { createContext, createRgb8, Host, type Prompt } from "@pixelproof/core";
import { bilinearRows } from "@pixelproof/masks";
import { dataFile, readRgb8 } from "@pixelproof/tooling-data";
import grabcut from "../src/index.ts";

// A photograph enlarged to 12 MP, cut with the engine loaded: seconds until the mask is there, the best of three, and the longest
// that the event loop had to wait.
const source = await readRgb8(dataFile("segment/dogs.jpg"));
const to = { width: 4000, height: 3000 };
const data = new Uint8Array(new SharedArrayBuffer(to.width * to.height * 3));
const row = new Float32Array(to.width);
for (let c = 0; c < 3; c++) {
  const plane = source.data.filter((_, i) => i % 3 === c);
  const rowAt = bilinearRows({ width: source.width, height: source.height, data: plane }, to);
  for (let y = 0; y < to.height; y++) {
    rowAt(y, row);
    for (let x = 0; x < to.width; x++) data[(y * to.width + x) * 3 + c] = row[x] + 0.5;
  }
}
const picture = createRgb8({ ...to, data });
const scale = { x: to.width / source.width, y: to.height / source.height };
const prompts: Record<string, Prompt[]> = {
  box: [{ box: { x: 455 * scale.x, y: 190 * scale.y, width: 316 * scale.x, height: 398 * scale.y } }],
  point: [{ points: [{ x: 580 * scale.x, y: 350 * scale.y, foreground: true }] }],
  "no prompt": [],
};
await using host = new Host([grabcut]);
const segmenter = host.get("segmenter", "grabcut");
for (const [what, asked] of Object.entries(prompts)) {
  let [best, waited] = [Infinity, 0];
  for (let round = 0; round < 3; round++) {
    let last = performance.now();
    const tick = setInterval(() => {
      waited = Math.max(waited, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const started = performance.now();
    await segmenter.segment(picture, asked, createContext());
    best = Math.min(best, performance.now() - started);
    clearInterval(tick);
  }
  console.log(`${what}: ${(best / 1000).toFixed(2)} s, event loop waited ${waited.toFixed(0)} ms`);
}
