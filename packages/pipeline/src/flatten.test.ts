import { createImage, hasAlpha, type Channels, type Image } from "@pixelproof/core";
import { noise } from "@pixelproof/testkit";
import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { flatten } from "./flatten.ts";

const picture = (channels: Channels, alpha: number): Image => {
  const image = noise({ width: 7, height: 5, channels });
  return createImage({ ...image, data: image.data.map((value, i) => (i % channels === channels - 1 ? alpha : value)) });
};

describe("flatten", () => {
  test("what is opaque stays, to the sample", () => {
    const image = picture(4, 65_535);
    expect(flatten(image, "#123456").data).toEqual(image.data.filter((_, i) => i % 4 !== 3));
  });

  test("what is fully transparent becomes the colour, whatever colour lay under it", () => {
    expect(new Set(flatten(picture(2, 0), "white").data)).toEqual(new Set([65_535]));
    expect([...flatten(picture(4, 0), "#0080ff").data.subarray(0, 3)]).toEqual([0, 128 * 257, 65_535]);
  });

  test("half transparent lies half way, at 16 bits", () => {
    const image = createImage({ width: 1, height: 1, channels: 4, data: Uint16Array.of(1000, 2001, 3002, 32_768) });
    const alpha = 32_768 / 65_535;
    const expected = [1000, 2001, 3002].map((value) => Math.round(value * alpha + 65_535 * (1 - alpha)));
    expect([...flatten(image, "white").data]).toEqual(expected);
  });

  test("every sample lies between the picture's and the colour's", () => {
    assert(
      property(integer({ min: 0, max: 65_535 }), constantFrom("#000000", "#808080", "white"), (alpha, colour) => {
        const image = picture(2, alpha);
        const background = flatten(picture(2, 0), colour).data[0];
        for (const [p, value] of flatten(image, colour).data.entries()) {
          const given = image.data[p * 2];
          expect(value).toBeGreaterThanOrEqual(Math.min(given, background));
          expect(value).toBeLessThanOrEqual(Math.max(given, background));
        }
      }),
    );
  });

  test("grey stays grey and takes a grey alone", () => {
    expect(flatten(picture(2, 9), "#777777").channels).toBe(1);
    expect(() => flatten(picture(2, 9), "#ff0000")).toThrow(expect.objectContaining({ code: "SETTINGS_INVALID" }));
  });

  test("a picture without alpha is given back as it is", () => {
    const image = noise({ width: 3, height: 3, channels: 3 });
    expect(hasAlpha(image)).toBe(false);
    expect(flatten(image, "white")).toBe(image);
  });
});
