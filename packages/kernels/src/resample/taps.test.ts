import { createImage, type Image } from "@pixelproof/core";
import { assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { axisTaps } from "./axis-taps.ts";
import { resampleRows } from "./resample-rows.ts";
import { resamplingKernels } from "./resampling-kernels.ts";
import { tapsOfRows, type AxisTaps } from "./taps.ts";

test("some rows, made of the source rows that their taps name, are those of the whole", () => {
  const cases = record({
    height: integer({ min: 1, max: 60 }),
    to: integer({ min: 1, max: 90 }),
    from: integer({ min: 0, max: 89 }),
    rows: integer({ min: 1, max: 90 }),
    kernel: constantFrom(resamplingKernels.lanczos3, resamplingKernels.mitchell, resamplingKernels.triangle),
  });
  assert(
    property(cases, ({ height, to, from, rows, kernel }) => {
      const data = new Uint16Array(21 * height).map((_, i) => Math.imul(i, 2654435761) >>> 16);
      const image = createImage({ width: 7, height, channels: 3, data });
      const filter = { kernel, border: "renormalise", dering: true } as const;
      const taps = { x: axisTaps(7, 11, filter), y: axisTaps(height, to, filter) };
      const start = Math.min(from, to - 1);
      const end = Math.min(to, start + rows);
      const { taps: y, first, end: last } = tapsOfRows(taps.y, start, end);
      const part = createImage({ ...image, height: last - first, data: image.data.subarray(first * 21, last * 21) });
      expect(resampled(part, { x: taps.x, y })).toEqual(resampled(image, taps).subarray(start * 33, end * 33));
    }),
  );
});

function resampled(image: Image, taps: AxisTaps): Uint16Array {
  const data = new Uint16Array(taps.x.firsts.length * taps.y.firsts.length * image.channels);
  for (const _ of resampleRows(image, data, taps));
  return data;
}
