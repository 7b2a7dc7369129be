import { createImage, narrow, widen, type Image } from "@pixelproof/core";
import { noise } from "@pixelproof/testkit";
import { describe, expect, test } from "vitest";
import { inDeviceValues, inLight, linearLight } from "./linear-light.ts";

const curveOf = (light: (value: number) => number): Float64Array =>
  Float64Array.from({ length: 65_536 }, (_, i) => light(i / 65_535));

const srgb = curveOf((v) => (v <= 0.040_45 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
const gamma = (exponent: number): Float64Array => curveOf((v) => v ** exponent);

const ramp = createImage({
  width: 256,
  height: 256,
  channels: 1,
  data: Uint16Array.from({ length: 65_536 }, (_, i) => i),
});
const there = (image: Image, curves: Float64Array[]): Image => inLight(image, linearLight(curves));
const thereAndBack = (image: Image, curves: Float64Array[]): Image =>
  inDeviceValues(there(image, curves), linearLight(curves));

describe("linear light", () => {
  test("mid-grey of sRGB is 21.4 % of the light", () => {
    const grey = createImage({ width: 1, height: 1, channels: 1, data: widen(Uint8Array.of(128)) });
    expect(there(grey, [srgb]).data[0] / 65_535).toBeCloseTo(0.2159, 3);
  });

  test("alpha is not light: it stays, and each colour takes its own curve", () => {
    const image = createImage({ width: 1, height: 1, channels: 4, data: new Uint16Array(4).fill(32_768) });
    const { data } = there(image, [gamma(1), gamma(2), gamma(3)]);
    expect([...data]).toEqual([32_768, 16_384, 8192, 32_768]);
    expect(
      [...thereAndBack(noise({ width: 5, height: 5, channels: 2 }), [srgb]).data].filter((_, i) => i % 2 === 1),
    ).toEqual([...noise({ width: 5, height: 5, channels: 2 }).data].filter((_, i) => i % 2 === 1));
  });

  test("all 256 levels of an 8-bit sRGB picture come back", () => {
    const levels = Uint8Array.from({ length: 256 }, (_, i) => i);
    const image = createImage({ width: 256, height: 1, channels: 1, data: widen(levels) });
    expect(narrow(thereAndBack(image, [srgb]).data)).toEqual(levels);
  });

  test("of 65,536 levels of sRGB those in the shadows merge, by less than 7", () => {
    const { levels } = linearLight([srgb]);
    const back = thereAndBack(ramp, [srgb]).data;
    expect(new Set(back).size).toBe(levels);
    expect(Math.max(...back.map((value, i) => Math.abs(value - i)))).toBeLessThan(7);
    expect(back.slice(40_000)).toEqual(ramp.data.slice(40_000));
  });

  test("black and white stay black and white, flat ends of a curve too", () => {
    const flat = curveOf((v) => Math.min(1, Math.max(0, v * 1.2 - 0.1)));
    for (const curve of [srgb, gamma(1.8), gamma(2.2), flat]) {
      const back = thereAndBack(ramp, [curve]).data;
      expect([back[0], back[65_535]]).toEqual([0, 65_535]);
    }
  });

  test("a straight curve changes nothing", () => {
    expect(thereAndBack(ramp, [gamma(1)]).data).toEqual(ramp.data);
    expect(linearLight([gamma(1)]).levels).toBe(65_536);
  });
});
