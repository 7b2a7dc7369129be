import { expect, test } from "vitest";
import { compare, contest, rowOf, type Comparison } from "./compare.ts";
import type { Side } from "./side.ts";

const effort = { rounds: 4, enough: 1000 };
const there = { name: "peer", install: "install it", version: async () => "1.2" };
const away = { ...there, version: async () => undefined };

/** A side that took what it is told, one time a turn. */
function scripted(result: number, ...times: number[]): Side<number> {
  const left = [...times];
  return { time: async () => left.shift() ?? 1, result: async () => result };
}

const comparing = (parts: Partial<Comparison>, ours: Side<number>, theirs: Side<number>): Comparison => ({
  name: "work",
  peer: there,
  prepare: async () => contest(ours, theirs, (a, b) => ({ equal: a === b })),
  ...parts,
});

test("the ratio is the median of the ratios of the pairs, not the ratio of the medians", async () => {
  const row = await compare(comparing({}, scripted(1, 1, 1, 10, 10), scripted(1, 2, 3, 40, 50)), effort);
  expect(row).toEqual({ name: "work", ours_ms: 5.5, peer: "peer", peer_ms: 21.5, ratio: 3.5, equal: true });
});

test("a peer that is not installed gives a row that says so, and nothing is prepared", async () => {
  const prepare = (): never => expect.fail("prepared");
  expect(await compare({ ...comparing({ peer: away, goal: 2 }, scripted(1), scripted(1)), prepare }, effort)).toEqual({
    name: "work",
    ours_ms: null,
    peer: "peer",
    peer_ms: null,
    ratio: null,
    equal: null,
    skipped: "peer is not here: install it",
    goal: 2,
  });
});

test("what was prepared is ended, also when a side fails", async () => {
  let ended = 0;
  const failing: Side<number> = { time: async () => expect.fail("no"), result: async () => 1 };
  const comparison = comparing({}, failing, scripted(1));
  await expect(
    compare(
      {
        ...comparison,
        prepare: async (resources) => {
          resources.defer(() => void ended++);
          return comparison.prepare(resources);
        },
      },
      effort,
    ),
  ).rejects.toThrow("no");
  expect(ended).toBe(1);
});

test("a goal is met only by the same work, fast enough, in no larger a file", () => {
  const pairs = [{ ours: 1, theirs: 4 }];
  const comparison = comparing({ goal: 4 }, scripted(1), scripted(1));
  const met = (equal: boolean, ours: number, goal = 4): boolean | undefined =>
    rowOf({ ...comparison, goal }, { equal, bytes: { ours, theirs: 10 } }, pairs).met;
  expect([met(true, 10), met(true, 11), met(false, 10), met(true, 10, 4.01)]).toEqual([true, false, false, false]);
});

test("three pairs are enough once they have taken long enough, and a slow one is measured less", async () => {
  const counted = (milliseconds: number): { side: Side<number>; turns: () => number } => {
    let turns = 0;
    const time = async (): Promise<number> => {
      turns++;
      await new Promise((resolve) => void setTimeout(resolve, milliseconds));
      return 1;
    };
    return { side: { time, result: async () => 1 }, turns: () => turns };
  };
  const slow = counted(30);
  await compare(comparing({}, slow.side, scripted(1)), { rounds: 9, enough: 5 });
  expect(slow.turns()).toBe(1);
  const quick = counted(0);
  await compare(comparing({}, quick.side, scripted(1)), { rounds: 9, enough: 10_000 });
  expect(quick.turns()).toBe(9);
});
