import { createContext, createImage, Host } from "@pixelproof/core";
import { directionOf, errorOf, readVectors, type ReferenceVector, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";

describe.skipIf(!withData)("against reference vectors, border replicated (needs the shared data)", () => {
  const worstOf = async (
    options: object,
    kernel: keyof ReferenceVector["output"],
    suits: (vector: ReferenceVector) => boolean,
  ): Promise<number> => {
    await using host = new Host([{ plugin, options }]);
    const errors = (await readVectors()).filter(suits).map(async ({ from, to, input, output }) => {
      const image = createImage({ ...from, channels: 1, data: input });
      const { data } = await host.get("resampler", "sharp").resample(image, to, createContext());
      return errorOf(data, output[kernel].clamp).max;
    });
    return Math.max(...(await Promise.all(errors)));
  };

  test("bicubic enlarges by Catmull-Rom with no error but rounding", async () => {
    expect(await worstOf({ up: "bicubic" }, "catmull_rom", (v) => directionOf(v) === "enlarging")).toBeLessThan(0.51);
  });

  test("one axis up and the other down is Catmull-Rom with no error but rounding", async () => {
    const options = { up: "bicubic", down: "cubic" };
    expect(await worstOf(options, "catmull_rom", (v) => directionOf(v) === "mixed")).toBeLessThan(0.51);
  });

  test.each([
    ["lanczos3", "lanczos3"],
    ["cubic", "catmull_rom"],
    ["linear", "triangle"],
    ["mitchell", "mitchell"],
  ] as const)(
    "%s shrinks by the antialiased kernel with no error but rounding, below a factor of 4",
    async (down, kernel) => {
      expect(await worstOf({ down }, kernel, (v) => shrinksBothBelow4(v))).toBeLessThan(0.51);
    },
  );
});

/** Mitchell blurs an axis that keeps its length; libvips leaves such an axis alone. */
function shrinksBothBelow4({ from, to }: ReferenceVector): boolean {
  return [from.width / to.width, from.height / to.height].every((factor) => factor > 1 && factor < 4);
}
