import { createRgb8, narrow, PixelproofError, type Rgb8 } from "@pixelproof/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heatmap, heatmapColour, heatmapFullScale, heatmapLegend } from "./heatmap.ts";

const luma = ([red, green, blue]: ArrayLike<number> & Iterable<number>): number =>
  0.299 * red + 0.587 * green + 0.114 * blue;

const picture = (width: number, height: number, at: (i: number) => number): Rgb8 =>
  createRgb8({ width, height, data: Uint8Array.from({ length: width * height * 3 }, (_, i) => at(i)) });

describe("heatmap", () => {
  test("equal pictures show the grey source, darker, and no colour", () => {
    const source = picture(16, 9, (i) => (i * 37) % 256);
    const { data, width, height, channels, sourceDepth } = heatmap(source, source);
    expect({ width, height, channels, sourceDepth }).toEqual({ width: 16, height: 9, channels: 3, sourceDepth: 8 });
    const shown = narrow(data);
    for (let i = 0; i < shown.length; i += 3) {
      expect(shown[i + 1]).toBe(shown[i]);
      expect(shown[i + 2]).toBe(shown[i]);
      expect(shown[i]).toBeCloseTo(0.3 * luma(source.data.subarray(i, i + 3)), -0.5);
    }
  });

  test("one changed pixel is coloured by its largest channel, its neighbours stay grey", () => {
    const source = picture(3, 1, () => 100);
    const changed = createRgb8({ ...source, data: Uint8Array.from(source.data) });
    changed.data.set([103, 92, 101], 3);
    const shown = narrow(heatmap(source, changed).data);
    expect([...shown.subarray(3, 6)]).toEqual(heatmapColour(8, 100));
    expect([...shown.subarray(0, 3)]).toEqual(heatmapColour(0, 100));
    expect([...shown.subarray(6, 9)]).toEqual(heatmapColour(0, 100));
  });

  test("the sign of a difference does not matter", () => {
    const dark = picture(1, 1, () => 90);
    const light = picture(1, 1, () => 110);
    const lighter = picture(1, 1, () => 130);
    expect(heatmap(light, dark).data).toEqual(heatmap(light, lighter).data);
  });

  test("a larger difference is never darker, whatever the source", () => {
    const level = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(level, fc.integer({ min: 0, max: heatmapFullScale - 1 }), (grey, difference) => {
        // Each of three channels is rounded on its own, which may take half a level away.
        const step = luma(heatmapColour(difference + 1, grey)) - luma(heatmapColour(difference, grey));
        expect(step).toBeGreaterThan(-1);
      }),
    );
    for (const grey of [0, 128, 255]) {
      const shown = [0, 2, 4, 8, 16, 32].map((difference) => luma(heatmapColour(difference, grey)));
      expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    }
  });

  test("a difference of two levels is a colour and not a grey", () => {
    for (const grey of [0, 64, 128, 192, 255]) {
      const shown = heatmapColour(2, grey);
      expect(Math.max(...shown) - Math.min(...shown)).toBeGreaterThanOrEqual(20);
    }
  });

  test("the scale is fixed: full scale and beyond look the same", () => {
    expect(heatmapColour(255, 128)).toEqual(heatmapColour(heatmapFullScale, 128));
    const black = picture(1, 1, () => 0);
    const white = picture(1, 1, () => 255);
    expect([...narrow(heatmap(black, white).data)]).toEqual(heatmapColour(heatmapFullScale, 0));
  });

  test("the legend names rising differences from none to full scale", () => {
    expect(heatmapLegend.at(0)?.difference).toBe(0);
    expect(heatmapLegend.at(-1)?.difference).toBe(heatmapFullScale);
    for (const { difference, colour } of heatmapLegend) expect(colour).toEqual(heatmapColour(difference, 128));
  });

  test("pictures of two sizes are refused", () => {
    const wide = picture(2, 1, () => 0);
    const tall = picture(1, 2, () => 0);
    expect(() => heatmap(wide, tall)).toThrow(PixelproofError);
    expect(() => heatmap(wide, tall)).toThrow("Expected 2x1 for candidate but received 1x2");
  });
});
