import { describe, expect, test } from "vitest";
import { bytes, count, dimensions, duration, factor, figureValue, number, plural } from "./quantities.ts";

describe("quantities", () => {
  test("bytes come in decimal units, as file managers and the size target count them", () => {
    expect([0, 999, 1000, 1_000_000, 5_234_567, 2.5e9].map((value) => bytes(value))).toEqual([
      "0 B",
      "999 B",
      "1.0 kB",
      "1.00 MB",
      "5.23 MB",
      "2.50 GB",
    ]);
  });

  test("times are milliseconds below a second, seconds from there on", () => {
    expect([0.4, 21.3, 999, 1630].map((ms) => duration(ms))).toEqual(["0.4 ms", "21 ms", "999 ms", "1.63 s"]);
  });

  test("numbers have separators and no needless digits", () => {
    expect(count(1_234_567)).toBe("1,234,567");
    expect(dimensions({ width: 2160, height: 1440 })).toBe("2,160 × 1,440");
    expect([number(0.402), number(2.81251)]).toEqual(["0.402", "2.813"]);
    expect([factor(2.8125), factor(2)]).toEqual(["2.81", "2"]);
    expect([figureValue(0.99652), figureValue(41.327)]).toEqual(["0.9965", "41.33"]);
    expect([plural(1, "place"), plural(2, "place")]).toEqual(["1 place", "2 places"]);
  });
});
