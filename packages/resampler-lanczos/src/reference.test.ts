import { createContext, createImage, Host } from "@pixelproof/core";
import { errorOf, readVectors, set5Psnr, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";

const context = createContext();

const reference = {
  lanczos3: "lanczos3",
  "catmull-rom": "catmull_rom",
  mitchell: "mitchell",
  triangle: "triangle",
} as const;
const kernels = ["lanczos3", "catmull-rom", "mitchell", "triangle"] as const;
const borders = ["renormalise", "replicate"] as const;
const variants = kernels.flatMap((kernel) => borders.map((border) => [kernel, border] as const));

describe.skipIf(!withData)("against reference vectors (needs the shared data)", () => {
  test.each(variants)("%s with border %s is within 1/65535 of 64-bit floats", async (kernel, border) => {
    await using host = new Host([{ plugin, options: { kernel, border } }]);
    const errors: Record<string, number> = {};
    for (const { name, from, to, input, output } of await readVectors()) {
      const image = createImage({ ...from, channels: 1, data: input });
      const { data } = await host.get("resampler", "lanczos").resample(image, to, context);
      const expected = output[reference[kernel]][border === "replicate" ? "clamp" : "renormalise"];
      errors[name] = errorOf(data, expected).max;
    }
    expect(Object.keys(errors)).toHaveLength(20);
    expect(Object.entries(errors).filter(([, error]) => error > 1)).toEqual([]);
  });
});

describe.skipIf(!withData)("Set5 (needs the shared data)", () => {
  test("shrunk by 2 with antialiased bicubic and enlarged again, luma keeps 34 dB on the average", async () => {
    await using host = new Host([plugin]);
    expect(await set5Psnr(host.get("resampler", "lanczos"))).toBeGreaterThanOrEqual(34);
  });
});
