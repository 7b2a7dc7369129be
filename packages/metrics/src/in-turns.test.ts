import { createContext } from "@pixelproof/core";
import { expect, test } from "vitest";
import { atOnce, inTurns, type Work } from "./in-turns.ts";

/** Counts to `steps`; notes whether it cleaned up. */
function* counting(steps: number, seen: { cleaned?: boolean } = {}): Work<string> {
  try {
    for (let i = 1; i <= steps; i++) yield i / steps;
    return "done";
  } finally {
    seen.cleaned = true;
  }
}

test("progress rises to 1 and the result is that of the work, at once and in turns", async () => {
  const [once, turns]: number[][] = [[], []];
  expect(atOnce(counting(2), (fraction) => void once.push(fraction))).toBe("done");
  const context = createContext({ progress: (fraction) => void turns.push(fraction) });
  expect(await inTurns(counting(2), context)).toBe("done");
  expect([once, turns]).toEqual([
    [0.5, 1],
    [0.5, 1, 1],
  ]);
});

test("others have their turn in every pause", async () => {
  let others = 0;
  const other = (): void => void (others++, (immediate = setImmediate(other)));
  let immediate = setImmediate(other);
  await inTurns(counting(5), createContext());
  clearImmediate(immediate);
  expect(others).toBeGreaterThanOrEqual(5);
});

test("a work that is aborted in a pause stops there and cleans up", async () => {
  const controller = new AbortController();
  const seen = {};
  const context = createContext({ signal: controller.signal, progress: () => controller.abort() });
  await expect(inTurns(counting(5, seen), context)).rejects.toMatchObject({ code: "ABORTED" });
  expect(seen).toEqual({ cleaned: true });
});

test("a fault of the work comes through", async () => {
  const failing = function* (): Work<void> {
    yield 0;
    throw new RangeError("no more");
  };
  await expect(inTurns(failing(), createContext())).rejects.toThrow("no more");
});
