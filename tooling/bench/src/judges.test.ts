import { expect, test } from "vitest";
import { figuresWithin, picturesWithin } from "./judges.ts";

test("figures are the same up to the tolerance", () => {
  expect(figuresWithin(0.1)(1, 1.05)).toEqual({ equal: true });
  expect(figuresWithin(0.1)(1, 1.2)).toEqual({ equal: false });
  expect(figuresWithin(0.1)(1, NaN)).toEqual({ equal: false });
});

test("pictures are the same up to a share of their own full range; other depths and lengths never are", () => {
  const judge = picturesWithin(0.01);
  expect(judge(Uint8Array.of(100, 100), Uint8Array.of(102, 102))).toEqual({ equal: true });
  expect(judge(Uint8Array.of(100, 100), Uint8Array.of(103, 103))).toEqual({ equal: false });
  expect(judge(Uint16Array.of(1000), Uint16Array.of(1600))).toEqual({ equal: true });
  expect(judge(Uint16Array.of(1), Uint8Array.of(1))).toEqual({ equal: false });
  expect(judge(Uint8Array.of(1), Uint8Array.of(1, 1))).toEqual({ equal: false });
});
