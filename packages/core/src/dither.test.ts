import { describe, expect, test } from "vitest";
import { widen } from "./depth.ts";
import { ditherTo8 } from "./dither.ts";
import { createImage } from "./image.ts";

const mean = (samples: Uint8Array): number => samples.reduce((sum, sample) => sum + sample, 0) / samples.length;

describe("ditherTo8", () => {
  test("values that 8 bits hold exactly stay as they are", () => {
    const exact = Uint8Array.from({ length: 256 }, (_, i) => i);
    const image = createImage({ width: 16, height: 16, channels: 1, data: widen(exact) });
    expect(ditherTo8(image)).toEqual(exact);
  });

  test.each([100.1, 100.5, 100.9, 254.75])("a flat field at level %d keeps its mean to a 64th of a level", (level) => {
    const data = new Uint16Array(64 * 64).fill(Math.round(level * 257));
    const dithered = ditherTo8(createImage({ width: 64, height: 64, channels: 1, data }));
    expect(Math.abs(mean(dithered) - level)).toBeLessThan(1 / 64);
    expect(new Set(dithered)).toEqual(new Set([Math.floor(level), Math.ceil(level)]));
  });

  test("alpha is rounded, not dithered", () => {
    const data = new Uint16Array(8 * 8 * 2).fill(25_828);
    const dithered = ditherTo8(createImage({ width: 8, height: 8, channels: 2, data }));
    expect(new Set(dithered.filter((_, i) => i % 2 === 1)).size).toBe(1);
    expect(new Set(dithered.filter((_, i) => i % 2 === 0)).size).toBe(2);
  });
});
