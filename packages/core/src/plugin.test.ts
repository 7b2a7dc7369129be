import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createContext } from "./context.ts";
import { Host } from "./host.ts";
import { createImage } from "./image.ts";
import { definePlugin } from "./plugin.ts";

const nearest = definePlugin({
  kind: "resampler",
  name: "nearest",
  apiVersion: 1,
  options: z.strictObject({ centre: z.boolean().default(true) }),
  create: ({ centre }) => ({
    resample: async (image, { width, height }) =>
      createImage({
        width,
        height,
        channels: 1,
        data: new Uint16Array(width * height).fill(centre ? image.data[0] : 0),
      }),
  }),
});

const size = definePlugin({
  kind: "metric",
  name: "size",
  apiVersion: 1,
  capabilities: { unit: "px", better: "lower", range: [0, null], smallestSide: 1 },
  create: () => ({ measure: async (a, b) => ({ value: Math.abs(a.width - b.width) }) }),
});

describe("definePlugin", () => {
  test("a plugin is made with its parsed options and reached by kind and id", async () => {
    await using host = new Host([nearest, { plugin: nearest, id: "corner", options: { centre: false } }, size]);
    const image = createImage({ width: 1, height: 1, channels: 1, data: Uint16Array.of(7) });
    const to = { width: 2, height: 1 };
    expect((await host.get("resampler", "nearest").resample(image, to, createContext())).data).toEqual(
      Uint16Array.of(7, 7),
    );
    expect((await host.get("resampler", "corner").resample(image, to, createContext())).data).toEqual(
      Uint16Array.of(0, 0),
    );
  });
});
