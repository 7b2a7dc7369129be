import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack } from "./pack.ts";

test("channels come last, and black and white take the model's values, where the model wants it so", () => {
  const tile = { width: 2, height: 1, planes: Float32Array.of(0, 1, 0.5, 0.5, 1, 0) };
  const packed = { dims: [1, 1, 2, 3], data: Float32Array.of(0, 127.5, 255, 255, 127.5, 0) };
  expect(pack(tile, 3, { layout: "NHWC", range: [0, 255] })).toEqual(packed);
  expect(unpack(packed, 3, { layout: "NHWC", range: [0, 255] })).toEqual(tile);
});

test("what is packed and unpacked alike is the same tile", () => {
  const packing = fc.record({
    layout: fc.constantFrom("NCHW" as const, "NHWC" as const),
    range: fc.constantFrom<[number, number]>([0, 1], [0, 256], [-1, 1]),
  });
  const tiles = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 3))
    .chain(([width, height, channels]) =>
      fc
        .array(fc.integer({ min: 0, max: 255 }), {
          minLength: width * height * channels,
          maxLength: width * height * channels,
        })
        .map((values) => ({ channels, tile: { width, height, planes: Float32Array.from(values, (v) => v / 256) } })),
    );
  fc.assert(
    fc.property(tiles, packing, ({ tile, channels }, how) => {
      expect(unpack(pack(tile, channels, how), channels, how)).toEqual(tile);
    }),
  );
});

test.each([
  [[1, 1, 2, 2], new Float32Array(4)],
  [[2, 3, 1, 1], new Float32Array(6)],
  [[3, 1, 1], new Float32Array(3)],
  [[1, 3, 1, 1], new BigInt64Array(3)],
])("a result of sides %o is not taken for one picture of three channels", (dims, data) => {
  expect(unpack({ dims, data }, 3, { layout: "NCHW", range: [0, 1] })).toBeUndefined();
});
