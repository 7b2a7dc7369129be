import { createContext, createImage, definePlugin, Host, type Plugin } from "@pixelproof/core";
import { flat, noise } from "@pixelproof/testkit";
import { gamma, linear } from "@pixelproof/testkit/fixtures";
import { describe, expect, test } from "vitest";
import { engineOf, type Engine } from "./engine.ts";
import { enlarger } from "./enlarger.ts";

const ai: Plugin<"resampler"> = definePlugin({ ...linear, name: "ai", capabilities: { engine: "ai" } });
const host = new Host([linear, ai, gamma]);
const bare = new Host([linear]);

const engineFor = (resampler: string, from: Host): Engine =>
  engineOf(from, { enableSr: false, srResampler: "", resampler, roundTripResampler: "linear" });

const make = (
  image = noise({ width: 8, height: 6, channels: 4 }),
  { id = "linear", linearLight = true, from = host } = {},
) => enlarger({ image, metadata: {} }, engineFor(id, from), { linearLight }, from, createContext());

/** Black beside white. */
const edge = createImage({ width: 2, height: 1, channels: 1, data: Uint16Array.of(0, 65_535) });

describe("enlarging in linear light", () => {
  test("half way between black and white is half the light, not half the device value", async () => {
    const wide = { width: 6, height: 1 };
    const inLight = await (await make(edge)).enlarge(wide);
    const inDevice = await (await make(edge, { linearLight: false })).enlarge(wide);
    // The third sample of six lies at a third of the way from black to white.
    expect(inDevice.data[2]).toBeCloseTo(65_535 / 3, -2);
    expect(inLight.data[2]).toBeCloseTo(65_535 * (1 / 3) ** (1 / (563 / 256)), -2);
  });

  test("a flat picture stays flat, alpha too", async () => {
    const { enlarge, light } = await make(flat({ width: 4, height: 4, channels: 4 }, 40_000));
    const { data } = await enlarge({ width: 9, height: 9 });
    expect(new Set(data)).toEqual(new Set([40_000, 65_535]));
    expect(light?.levels).toBeGreaterThan(40_000);
  });

  test("a picture that keeps its size keeps its samples", async () => {
    const image = noise({ width: 8, height: 6, channels: 3 });
    expect((await (await make(image)).enlarge(image)).data).toEqual(image.data);
  });

  test.each([
    ["an AI resampler", { id: "ai" }, /AI/],
    ["no colour engine", { from: bare }, /no colour engine/],
  ])("%s works on device values, and the fallback says why", async (_, options, reason) => {
    const { light, fallbacks } = await make(undefined, options);
    expect(light).toBeUndefined();
    expect(fallbacks).toEqual([
      { wanted: "linear light", used: "device values", reason: expect.stringMatching(reason) },
    ]);
  });

  test("not asked for, it is neither done nor a fallback", async () => {
    expect(await make(undefined, { linearLight: false })).toMatchObject({ light: undefined, fallbacks: [] });
  });
});
