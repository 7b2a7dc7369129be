import { noise } from "@pixelproof/testkit";
import { constantFrom, assert, asyncProperty, integer, record } from "fast-check";
import { expect, test } from "vitest";
import { enlargeStrip } from "./enlarge.ts";
import { splitPlanes } from "./planes.ts";

test("a strip has the samples of the whole picture, for every interpolator and ratio", async () => {
  const size = record({ width: integer({ min: 1, max: 30 }), height: integer({ min: 1, max: 30 }) });
  const growth = record({ x: integer({ min: 0, max: 50 }), y: integer({ min: 1, max: 50 }) });
  const up = constantFrom("bicubic", "nohalo", "lbb", "vsqbs");
  await assert(
    asyncProperty(size, growth, up, integer({ min: 1, max: 20 }), async (from, { x, y }, interpolator, rows) => {
      const source = splitPlanes(noise({ ...from, channels: 2 }));
      const to = { width: from.width + x, height: from.height + y };
      const whole = await enlargeStrip(source, to, { start: 0, end: to.height }, interpolator);
      const start = Math.min(rows, to.height - 1);
      const strip = await enlargeStrip(source, to, { start, end: to.height }, interpolator);
      for (const [channel, plane] of strip.entries()) {
        const expected = whole[channel].subarray(start * to.width);
        const worst = plane.reduce((max, value, i) => Math.max(max, Math.abs(value - expected[i])), 0);
        expect(worst).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 50 },
  );
});
