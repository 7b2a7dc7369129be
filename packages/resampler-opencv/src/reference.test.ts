import { createContext, createImage, Host } from "@pixelproof/core";
import { directionOf, errorOf, readVectors, resizePlane, set5Psnr, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";

const host = new Host([plugin, { plugin, id: "cubic", options: { kernel: "cubic" } }]);
const context = createContext();

describe.skipIf(!withData)("against reference vectors (needs the shared data)", () => {
  test("our float64 oracle is the reference's Catmull-Rom", async () => {
    for (const { from, to, input, output } of await readVectors()) {
      const plane = resizePlane(input, from, to, { x: "catmullRom", y: "catmullRom" });
      for (const [i, value] of output.catmull_rom.clamp.entries()) expect(plane[i]).toBeCloseTo(value, 5);
    }
  });

  // Other kernels than the reference's: Lanczos4 is not Lanczos3, a is -0.75 and not -0.5. The README has the figures.
  test.each([
    ["opencv", "lanczos3", 0.05],
    ["cubic", "catmull_rom", 0.06],
  ] as const)("%s enlarges like %s within %f of full range", async (id, kernel, bound) => {
    for (const { from, to, input, output } of (await readVectors()).filter((v) => directionOf(v) === "enlarging")) {
      const image = createImage({ ...from, channels: 1, data: input });
      const { data } = await host.get("resampler", id).resample(image, to, context);
      expect(errorOf(data, output[kernel].clamp).max).toBeLessThan(bound * 65535);
    }
  });
});

describe.skipIf(!withData)("Set5 (needs the shared data)", () => {
  test("shrunk by 2 with antialiased bicubic and enlarged again, luma keeps 33.5 dB on the average", async () => {
    expect(await set5Psnr(host.get("resampler", "opencv"))).toBeGreaterThanOrEqual(33.5);
  });
});
