import { expect, test } from "vitest";
import { abreast, createContext } from "./context.ts";

test("works that run at the same time add up by weight, whatever the order they report in", () => {
  const fractions: number[] = [];
  const context = createContext({ progress: (fraction) => void fractions.push(fraction) });
  const [light, heavy] = abreast(context, [1, 3]);
  heavy.progress(0.5);
  light.progress(1);
  light.progress(0.5);
  heavy.progress(1);
  expect(fractions).toEqual([0.375, 0.625, 0.625, 1]);
});
