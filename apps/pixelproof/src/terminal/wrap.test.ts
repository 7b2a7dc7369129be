import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

test("lines break between words and are as long as they may be", () => {
  expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(wrap("one two", 7)).toEqual(["one two"]);
});

test("a word that is too long stays whole", () => {
  expect(wrap("a @scope/package-with-a-name b", 8)).toEqual(["a", "@scope/package-with-a-name", "b"]);
});

test("no text is one empty line", () => {
  expect(wrap("", 8)).toEqual([""]);
});
