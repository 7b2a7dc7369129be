import { createImage, type Inks } from "@pixelproof/core";
import { expect, test } from "vitest";
import { verify } from "./verify.ts";

const plane = (sample: number, sourceDepth: 8 | 16 = 16) =>
  createImage({ width: 1, height: 1, channels: 1, data: Uint16Array.of(sample), sourceDepth });
const inks: Inks = [plane(1000), plane(2000), plane(3000), plane(4000)];
const image = createImage({ width: 1, height: 1, channels: 3, data: new Uint16Array(3) });
const before = { image, inks, metadata: {} };

test("inks decide whether the pixels were kept, whatever their rendering became", () => {
  const other = createImage({ ...image, data: Uint16Array.of(9, 9, 9) });
  expect(verify(before, { image: other, inks, metadata: {} }, [])).toEqual({
    preserved: ["depth", "pixels"],
    losses: [],
    lossless: true,
  });
});

test("an ink that changed is named, and those that did not are not", () => {
  const saved: Inks = [inks[0], plane(2001), inks[2], plane(257, 8)];
  const { losses, lossless } = verify(before, { image, inks: saved, metadata: {} }, []);
  expect(lossless).toBe(false);
  expect(losses).toEqual([
    { group: "depth", kind: "changed", reason: expect.stringMatching(/^black: .* 8$/) },
    { group: "pixels", kind: "changed", reason: expect.stringMatching(/^magenta: .*; black: [^:]*$/) },
  ]);
});

test("a saved file without inks has lost them", () => {
  const { losses, lossless } = verify(before, { image, metadata: {} }, []);
  expect(losses).toEqual([{ group: "colour", kind: "lost", reason: "the saved file holds no inks" }]);
  expect(lossless).toBe(false);
});
