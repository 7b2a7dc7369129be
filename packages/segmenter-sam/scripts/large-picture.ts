import { createContext, createRgb8, Host } from "@pixelproof/core";
import { flatScene } from "../src/small/scene.fixture.ts";
import { placeSmallModel } from "../src/small/small-model.fixture.ts";
import sam from "../src/index.ts";

// Everything in a picture of 4000x3000 px, with small models in the place of real ones: what is ours beside inference. Time, and the
// peak of resident memory of this process, whose threads resize, judge and refine; inference has a process of its own.
const [width, height] = [4000, 3000];
const scene = flatScene();
const data = new Uint8Array(new SharedArrayBuffer(width * height * 3));
for (let i = 0; i < width * height; i++) {
  const [x, y] = [
    Math.floor(((i % width) * scene.width) / width),
    Math.floor((Math.floor(i / width) * scene.height) / height),
  ];
  for (let c = 0; c < 3; c++) data[i * 3 + c] = scene.data[(y * scene.width + x) * 3 + c];
}
const picture = createRgb8({ width, height, data });
for (const name of ["slimsam", "mobile-sam"]) {
  await using host = new Host([{ plugin: sam, options: { model: await placeSmallModel(name) } }]);
  const started = performance.now();
  const { masks } = await host.get("segmenter", "sam").segment(picture, [], createContext());
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(`${name}: ${masks.length} objects in ${seconds} s, peak RSS ${peak} MiB`);
}
