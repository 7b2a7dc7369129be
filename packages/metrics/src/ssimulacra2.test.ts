import { createContext, createRgb8, Host, toRgb8 } from "@pixelproof/core";
import { addNoise, noise, scene } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import ssimulacra2Metric, { ssimulacra2 } from "./ssimulacra2.ts";

const reference = toRgb8(scene({ width: 600, height: 500 }));
const candidate = addNoise(reference, 12);

test("equal pictures score exactly 100 and are called identical; 8x8 is enough", async () => {
  const smallest = toRgb8(noise({ width: 8, height: 8 }));
  expect(ssimulacra2(smallest, smallest)).toBe(100);
  await using host = new Host([ssimulacra2Metric]);
  const other = createRgb8({ ...smallest, data: smallest.data.slice() });
  const fractions: number[] = [];
  const context = createContext({ progress: (fraction) => void fractions.push(fraction) });
  const measurement = await host.get("metric", "ssimulacra2").measure(smallest, other, context);
  expect(measurement).toEqual({ value: 100, identical: true });
  expect(fractions).toEqual([1]);
});

test("more noise scores lower, without a lower bound", () => {
  const scores = [3, 12, 48, 120].map((amplitude) => ssimulacra2(reference, addNoise(reference, amplitude)));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const negative = createRgb8({ ...reference, data: reference.data.map((value) => 255 - value) });
  expect(ssimulacra2(reference, negative)).toBeLessThan(0);
});

test("the order of the pictures matters", () => {
  expect(ssimulacra2(candidate, reference)).not.toBe(ssimulacra2(reference, candidate));
});

test("sizes are checked", () => {
  const small = toRgb8(scene({ width: 7, height: 38 }));
  expect(() => ssimulacra2(reference, small)).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
  expect(() => ssimulacra2(small, small)).toThrow(
    expect.objectContaining({
      code: "IMAGE_TOO_SMALL",
      message: "Expected sides of at least 8 px but received 7x38; measure a larger picture",
    }),
  );
});

test("the plugin gives the same figure and tells its progress, on the calling thread and on another", async () => {
  const large = toRgb8(scene({ width: 1300, height: 800 }));
  await using host = new Host([ssimulacra2Metric]);
  for (const [first, second] of [
    [reference, candidate],
    [large, addNoise(large, 12)],
  ] as const) {
    const fractions: number[] = [];
    const context = createContext({ progress: (fraction) => void fractions.push(fraction), limits: { threads: 1 } });
    const { value } = await host.get("metric", "ssimulacra2").measure(first, second, context);
    expect(value).toBe(ssimulacra2(first, second));
    expect(fractions.length).toBeGreaterThan(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  }
});

test("the plugin stops when it is aborted on the way, on the calling thread and on another", async () => {
  const large = toRgb8(scene({ width: 1300, height: 800 }));
  await using host = new Host([ssimulacra2Metric]);
  for (const [first, second] of [
    [reference, candidate],
    [large, addNoise(large, 12)],
  ] as const) {
    const controller = new AbortController();
    const context = createContext({ signal: controller.signal, progress: () => controller.abort() });
    const measuring = host.get("metric", "ssimulacra2").measure(first, second, context);
    await expect(measuring).rejects.toMatchObject({ code: "ABORTED" });
  }
});
