// Prints what enlarging RGB pictures of 1, 6 and 24 megapixels 2.1 times takes of memory beside the pictures themselves, and
// how long it keeps the event loop from its turn. A model that repeats pixels stands for ESRGAN at 4x, in the same tiles.
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createContext, createImage, Host } from "@pixelproof/core";
import { linear } from "@pixelproof/testkit/fixtures";
import plugin from "../src/index.ts";
import { writeStandIn } from "./stand-in-model.ts";

const [megapixels] = process.argv.slice(2).map(Number);
if (megapixels === undefined) {
  const flags = ["--conditions=@pixelproof/source", import.meta.filename];
  for (const size of [1, 6, 24]) execFileSync(process.execPath, [...flags, String(size)], { stdio: "inherit" });
} else {
  await measure(Math.round(Math.sqrt(megapixels * 1.5e6)), Math.round(Math.sqrt((megapixels * 1e6) / 1.5)));
}

async function measure(width: number, height: number): Promise<void> {
  const model = await writeStandIn();
  try {
    await using host = new Host([linear, { plugin, options: { classical: "linear", model } }]);
    const resampler = host.get("resampler", "esrgan");
    // Loads engine, model and threads.
    const small = createImage({ width: 320, height: 320, channels: 3, data: samples(320 * 320 * 3) });
    await resampler.resample(small, { width: 672, height: 672 }, createContext());
    const image = createImage({ width, height, channels: 3, data: samples(width * height * 3) });
    const before = process.memoryUsage.rss();
    const to = { width: Math.round(width * 2.1), height: Math.round(height * 2.1) };
    const delay = monitorEventLoopDelay({ resolution: 5 });
    let tiles = "";
    const note = (name: string, fact: string | number): void =>
      void (tiles += name.startsWith("tile") ? ` ${fact}` : "");
    delay.enable();
    await resampler.resample(image, to, createContext({ note }));
    delay.disable();
    const result = to.width * to.height * 3 * 2;
    const above = process.resourceUsage().maxRSS * 1024 - before - result;
    console.log(
      `${width}x${height}: ${(above / 1e6).toFixed(0)} MB beside source and result (${(result / 1e6).toFixed(0)} MB), longest turn ${(delay.max / 1e6).toFixed(0)} ms, tiles${tiles}`,
    );
  } finally {
    await rm(dirname(model), { recursive: true });
  }
}

function samples(length: number): Uint16Array {
  return new Uint16Array(length).map((_, i) => Math.imul(i, 2654435761) >>> 16);
}
