import { createContext, Host, type Mask, type Prompt } from "@pixelproof/core";
import { maskBox, maskIou } from "@pixelproof/masks";
import { dataFile, readRgb8 } from "@pixelproof/tooling-data";
import grabcut from "../src/index.ts";

// The dog that EfficientSAM found at (580, 350) and (650, 350), by the box around EfficientSAM-S's mask and by points: how much
// of it GrabCut agrees with, before and after refinement.
const names = ["efficient_sam_vits", "efficient_sam_vitt", "efficientsam_s", "efficientsam_ti", "squeeze_sam"];

async function maskOf(name: string): Promise<Mask> {
  const { width, height, data } = await readRgb8(dataFile(`segment/dogs_${name}_mask.png`));
  const isInside = (i: number): boolean => data[i * 3] + data[i * 3 + 1] + data[i * 3 + 2] > 0;
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => (isInside(i) ? 1 : 0)) };
}

const picture = await readRgb8(dataFile("segment/dogs.jpg"));
const masks = await Promise.all(names.map(maskOf));
const box = maskBox(masks[0]);
if (box === undefined) throw new Error("the mask is empty");
console.log(`box ${Object.values(box).join(",")}`);
const points = [580, 650].map((x) => ({ x, y: 350, foreground: true }));
const prompts: Record<string, Prompt> = { box: { box }, "two points": { points } };
for (const [what, prompt] of Object.entries(prompts)) {
  for (const refine of [false, true]) {
    await using host = new Host([{ plugin: grabcut, options: { refine } }]);
    const segmenter = host.get("segmenter", "grabcut");
    const started = performance.now();
    const { masks: found, scores } = await segmenter.segment(picture, [prompt], createContext());
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    const overlaps = masks.map((mask, i) =>
      mask.width === picture.width
        ? `${names[i]} ${maskIou(found[0], mask).toFixed(3)}`
        : `${names[i]} of another size`,
    );
    console.log(
      `${what}, ${refine ? "refined" : "before"}: ${overlaps.join(", ")} (score ${scores[0].toFixed(3)}, ${seconds} s)`,
    );
  }
}
