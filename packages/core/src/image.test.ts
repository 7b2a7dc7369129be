import { describe, expect, test } from "vitest";
import { channelsOf, createImage, hasAlpha, isGrey, isOpaque } from "./image.ts";

const pixels = (...values: number[]): Uint16Array => Uint16Array.from(values);

describe("createImage", () => {
  test("shares the samples it is given and cannot be reassigned", () => {
    const data = pixels(1, 2, 3);
    const image = createImage({ width: 1, height: 1, channels: 3, data });
    expect(image.data).toBe(data);
    expect(image.sourceDepth).toBe(16);
    expect(Object.isFrozen(image)).toBe(true);
  });

  test.each([
    ["a width of 0", { width: 0, height: 1, channels: 1, data: pixels() }],
    ["a fractional height", { width: 1, height: 1.5, channels: 1, data: pixels(1) }],
    ["five channels", { width: 1, height: 1, channels: 5, data: pixels(1, 2, 3, 4, 5) }],
    ["too few samples", { width: 2, height: 2, channels: 3, data: pixels(1) }],
  ])("refuses %s with IMAGE_INVALID", (_, parts) => {
    expect(() => createImage(parts)).toThrow(expect.objectContaining({ code: "IMAGE_INVALID" }));
  });
});

describe("layout", () => {
  test.each([
    [1, true, false],
    [2, true, true],
    [3, false, false],
    [4, false, true],
  ] as const)("%i channels: grey %s, alpha %s", (channels, grey, alpha) => {
    expect(isGrey({ channels })).toBe(grey);
    expect(hasAlpha({ channels })).toBe(alpha);
    expect(channelsOf({ grey, alpha })).toBe(channels);
  });

  test("a picture is opaque without alpha, or with every alpha at 65535", () => {
    expect(isOpaque(createImage({ width: 1, height: 1, channels: 1, data: pixels(0) }))).toBe(true);
    expect(isOpaque(createImage({ width: 2, height: 1, channels: 2, data: pixels(0, 65535, 0, 65535) }))).toBe(true);
    expect(isOpaque(createImage({ width: 2, height: 1, channels: 2, data: pixels(0, 65535, 0, 65534) }))).toBe(false);
  });
});
