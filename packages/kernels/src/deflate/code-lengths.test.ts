import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { codeLengths, codesOf } from "./code-lengths.ts";

const frequencies = array(constantFrom(0, 0, 1, 2, 3, 7, 50, 1000, 100_000), { minLength: 2, maxLength: 286 });

const space = (lengths: Uint8Array): number =>
  lengths.reduce((sum, length) => (length > 0 ? sum + 2 ** -length : sum), 0);

const cost = (lengths: Uint8Array, given: readonly number[]): number =>
  lengths.reduce((sum, length, symbol) => sum + length * given[symbol], 0);

/** Bits of all symbols by Huffman's own construction (1952): the sum of the weights of all inner nodes. */
function huffmanCost(given: readonly number[]): number {
  const weights = given.filter((weight) => weight > 0);
  let sum = 0;
  while (weights.length > 1) {
    weights.sort((a, b) => b - a);
    const [a = 0, b = 0] = [weights.pop(), weights.pop()];
    sum += a + b;
    weights.push(a + b);
  }
  return sum;
}

describe("code lengths", () => {
  test("every symbol that is there has a code, no other has, and codes fill the code space exactly", () => {
    assert(
      property(frequencies, integer({ min: 9, max: 15 }), (given, longest) => {
        const lengths = codeLengths(Uint32Array.from(given), longest);
        const present = given.filter((frequency) => frequency > 0).length;
        expect([...lengths].map((length) => length > 0)).toEqual(given.map((frequency) => frequency > 0));
        expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
        expect(space(lengths)).toBe(present > 1 ? 1 : present / 2);
      }),
    );
  });

  test("they are the shortest there can be, as long as the limit leaves room", () => {
    assert(
      property(frequencies, (given) => {
        if (given.filter((frequency) => frequency > 0).length < 2) return;
        expect(cost(codeLengths(Uint32Array.from(given), 30), given)).toBe(huffmanCost(given));
      }),
    );
  });

  test("frequencies that rise like Fibonacci's numbers are held within the limit at next to no cost", () => {
    const given = [1, 1];
    while (given.length < 25) given.push(given[given.length - 1] + given[given.length - 2]);
    const lengths = codeLengths(Uint32Array.from(given), 12);
    expect(Math.max(...lengths)).toBe(12);
    expect(space(lengths)).toBe(1);
    expect(cost(lengths, given)).toBeLessThan(huffmanCost(given) * 1.01);
  });

  test("no code begins another, in the order in which deflate packs bits", () => {
    assert(
      property(frequencies, (given) => {
        const lengths = codeLengths(Uint32Array.from(given), 12);
        const codes = codesOf(lengths);
        const texts = [...codes].flatMap((code, symbol) => {
          const bits = code.toString(2).padStart(lengths[symbol], "0");
          return lengths[symbol] > 0 ? [bits.split("").toReversed().join("")] : [];
        });
        const sorted = texts.toSorted();
        expect(sorted.some((text, i) => sorted[i + 1]?.startsWith(text))).toBe(false);
      }),
    );
  });
});
