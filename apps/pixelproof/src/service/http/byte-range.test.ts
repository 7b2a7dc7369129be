import fc from "fast-check";
import { expect, test } from "vitest";
import { byteRange } from "./byte-range.ts";

test("ranges are as RFC 9110 has them: from, from-to, the last so many", () => {
  expect(byteRange("bytes=2-", 10)).toEqual({ start: 2, end: 9 });
  expect(byteRange("bytes=2-5", 10)).toEqual({ start: 2, end: 5 });
  expect(byteRange("bytes=2-99", 10)).toEqual({ start: 2, end: 9 });
  expect(byteRange("bytes=-3", 10)).toEqual({ start: 7, end: 9 });
  expect(byteRange("bytes=-99", 10)).toEqual({ start: 0, end: 9 });
});

test("what lies outside the file is none; what is no single range of bytes is the whole", () => {
  expect(byteRange("bytes=10-", 10)).toBe("none");
  expect(byteRange("bytes=-0", 10)).toBe("none");
  for (const header of [undefined, "", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "lines=1-2"]) {
    expect(byteRange(header, 10)).toBeUndefined();
  }
});

test("whatever is asked, a range lies inside the file", () => {
  const header = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => `bytes=${a > 25 ? "" : a}-${b > 25 ? "" : b}`);
  fc.assert(
    fc.property(header, fc.nat(20), (header, bytes) => {
      const range = byteRange(header, bytes);
      if (range === undefined || range === "none") return;
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThan(bytes);
    }),
  );
});
