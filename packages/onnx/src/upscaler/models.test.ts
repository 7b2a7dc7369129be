import { join } from "node:path";
import { createContext } from "@pixelproof/core";
import { models } from "@pixelproof/model-esrgan";
import { dataFolder, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import { ModelSessions } from "../session/sessions.ts";
import { knownUpscalers } from "./known.ts";
import { channelsOf, openUpscaler } from "./open.ts";
import { readUpscalerManifest } from "./read-manifest.ts";
import type { Tile } from "./tile.ts";
import { averaged, largestDifference, meanDifference, moved, photograph, waves, withoutLeft } from "./tiles.fixture.ts";
import { upscaleTile } from "./upscale-tile.ts";

const shipped = await Promise.all(models.map(({ manifest }) => readUpscalerManifest(manifest)));
const brought = knownUpscalers.map((manifest) => ({ manifest, folder: join(dataFolder, "models") }));

describe.each([
  ...shipped.map((model) => ({ name: model.manifest.name, model, missing: false })),
  ...brought.map((model) => ({ name: model.manifest.name, model, missing: !withData })),
])("$name", ({ model, missing }) => {
  const { scale, overlap } = model.manifest;
  const channels = channelsOf(model.manifest);

  test.skipIf(missing)("enlarges by its scale, in the right range, channels and place", async () => {
    await using sessions = new ModelSessions();
    const source = withData ? await photograph(32, 24, channels) : waves(32, 24, channels);
    const enlarged = await upscaleTile(await openUpscaler(sessions, model, createContext()), source);
    expect(enlarged).toMatchObject({ width: 32 * scale, height: 24 * scale });
    const shrunk = averaged(enlarged, scale);
    expect(meanDifference(shrunk, source)).toBeLessThan(0.05);
    expect(meanDifference(shrunk, source)).toBeLessThan(meanDifference(shrunk, moved(source)) / 2);
  });

  test.skipIf(missing)("gives the same to the bit on one thread, on two, and on the caller's own", async () => {
    await using sessions = new ModelSessions();
    const results: Tile[] = [];
    for (const threads of [0, 1, 2]) {
      const upscaler = await openUpscaler(sessions, model, createContext({ limits: { threads } }));
      results.push(await upscaleTile(upscaler, waves(16, 17, channels)));
    }
    expect(results.map(({ planes }) => planes.every((value, i) => value === results[0].planes[i]))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.skipIf(!withData)("changes by less than 1/255 further than its overlap from a cut edge", async () => {
    await using sessions = new ModelSessions();
    const upscaler = await openUpscaler(sessions, model, createContext());
    const source = await photograph(48, 16, channels);
    const whole = await upscaleTile(upscaler, source);
    const cut = await upscaleTile(upscaler, withoutLeft(source, 8));
    const kept = withoutLeft(cut, overlap * scale);
    const expected = withoutLeft(whole, (8 + overlap) * scale);
    expect(largestDifference(cut, withoutLeft(whole, 8 * scale))).toBeGreaterThan(1 / 255);
    expect(largestDifference(kept, expected)).toBeLessThan(1 / 255);
  });
});
