import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";
import { parseBlock, parseFile } from "./parsers.ts";
import { blocksIn, readSeeds } from "./seeds.ts";

const seeds = [new Uint8Array(300).fill(7)];

test("a parser that does not check its lengths is found out, and the same inputs come again", () => {
  const careless = (bytes: Uint8Array): number => new DataView(bytes.buffer).getUint8(250);
  const found = (seed: number): Uint8Array[] => fuzz(careless, seeds, 500, seed).findings.map(({ input }) => input);
  expect(found(1).length).toBeGreaterThan(0);
  expect(found(1)).toEqual(found(1));
  expect(found(2)).not.toEqual(found(1));
});

test("a parser that gives more than 64 MiB is found out", () => {
  expect(fuzz(() => 65 * 2 ** 20, seeds, 1, 1).findings).toHaveLength(1);
});

test("every parser stands up to some thousand inputs", async () => {
  const files = await readSeeds();
  for (const seeds of Object.values(files)) expect(fuzz(parseFile, seeds, 1000, 3).findings).toEqual([]);
  expect(fuzz(parseBlock, blocksIn(Object.values(files).flat()), 1000, 3).findings).toEqual([]);
});
