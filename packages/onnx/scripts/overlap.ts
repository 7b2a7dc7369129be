import { createContext } from "@pixelproof/core";
import { ModelSessions } from "../src/session/sessions.ts";
import { channelsOf, openUpscaler } from "../src/upscaler/open.ts";
import { largestDifference, photograph, withoutLeft } from "../src/upscaler/tiles.fixture.ts";
import { upscaleTile } from "../src/upscaler/upscale-tile.ts";
import { allUpscalers } from "./models.ts";

// How far a cut edge reaches: a piece of a photograph enlarged whole, and without its first columns.
const [width, height, cut] = [112, 96, 48];
const distances = [0, 4, 8, 12, 16, 20, 24, 28, 32];

await using sessions = new ModelSessions();
for (const model of await allUpscalers()) {
  const { name, scale, overlap } = model.manifest;
  const upscaler = await openUpscaler(sessions, model, createContext());
  const source = await photograph(width, height, channelsOf(model.manifest));
  const whole = withoutLeft(await upscaleTile(upscaler, source), cut * scale);
  const part = await upscaleTile(upscaler, withoutLeft(source, cut));
  const changes = distances.map((distance) => {
    const [a, b] = [withoutLeft(part, distance * scale), withoutLeft(whole, distance * scale)];
    return `${distance}: ${(largestDifference(a, b) * 255).toFixed(2)}`;
  });
  console.log(`${name} (overlap ${overlap}), largest change of 255 so many pixels from a cut: ${changes.join(", ")}`);
}
