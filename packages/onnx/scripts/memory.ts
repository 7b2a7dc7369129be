import { execFileSync } from "node:child_process";
import { createContext } from "@pixelproof/core";
import { ModelSessions } from "../src/session/sessions.ts";
import { channelsOf, openUpscaler } from "../src/upscaler/open.ts";
import { upscaleTile } from "../src/upscaler/upscale-tile.ts";
import { allUpscalers } from "./models.ts";

// Peak memory that tiles add to a loaded model, a process for each model, and time on one thread.
const [side, runs] = [192, 3];
const models = await allUpscalers();
const [chosen] = process.argv.slice(2);
const model = models.find(({ manifest }) => manifest.name === chosen);
if (model === undefined) {
  for (const { manifest } of models) {
    const flags = ["--conditions=@pixelproof/source", import.meta.filename, manifest.name];
    execFileSync(process.execPath, flags, { stdio: "inherit" });
  }
} else {
  const channels = channelsOf(model.manifest);
  await using sessions = new ModelSessions();
  const upscaler = await openUpscaler(sessions, model, createContext({ limits: { threads: 0 } }));
  const before = process.memoryUsage.rss();
  const cpu = process.cpuUsage();
  const tile = { width: side, height: side, planes: new Float32Array(channels * side * side) };
  for (let run = 0; run < runs; run++) await upscaleTile(upscaler, tile);
  const { user } = process.cpuUsage(cpu);
  const bytes = (process.resourceUsage().maxRSS * 1024 - before) / side ** 2;
  const { name, bytesPerPixel } = model.manifest;
  const load = Math.round(upscaler.session.info.loadTime);
  console.log(
    `${name}: ${bytes.toFixed(0)} bytes a pixel (manifest ${bytesPerPixel}), loaded in ${load} ms, ${(user / 1e6 / runs).toFixed(2)} s of CPU for each ${side}x${side}`,
  );
}
