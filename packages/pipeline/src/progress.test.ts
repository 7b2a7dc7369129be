import { createContext } from "@pixelproof/core";
import { expect, test } from "vitest";
import { stepsOf, together } from "./progress.ts";

test("steps land in their share of the whole, and the whole never falls", () => {
  const events: [string, number][] = [];
  const step = stepsOf(
    createContext(),
    [
      ["read", 1],
      ["work", 3],
    ],
    ({ step, fraction }) => events.push([step, fraction]),
  );
  const read = step("read");
  read.progress(1);
  const work = step("work");
  work.progress(0.5);
  work.progress(0.25);
  work.progress(1);
  expect(events).toEqual([
    ["read", 0],
    ["read", 0.25],
    ["work", 0.25],
    ["work", 0.625],
    ["work", 0.625],
    ["work", 1],
  ]);
});

test("when one of several works fails, the others have ended before the failure is told", async () => {
  let ended = false;
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => (ended = true));
  await expect(together([Promise.reject(new Error("broken")), slow])).rejects.toThrow("broken");
  expect(ended).toBe(true);
});
