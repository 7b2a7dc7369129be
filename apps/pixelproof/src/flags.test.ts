import { expect, test } from "vitest";
import { givenFlags } from "./flags.ts";

test.each([
  [["enhance", "a.png", "--json"], true],
  [["--debug", "enhance", "a.png", "--json"], true],
  [["enhance", "a.png", "--scale", "-1", "--json"], true],
  [["enhance", "a.png", "--json", "--colour"], true],
  [["enhance", "--json", "a.png", "--out"], true],
  [["enhance", "a.png"], false],
  [["enhance", "a.png", "--out", "--json"], false],
  [["enhance", "--", "--json"], false],
  [["resize", "a.png", "--json"], false],
  [["nonsense", "--json"], false],
  [["--json"], false],
  [[], false],
])("%j: %s", (args, expected) => {
  expect(givenFlags(["node", "pixelproof", ...args])).toMatchObject({ json: expected });
});

test.each([
  [["--debug", "inspect", "a.png"], true],
  [["inspect", "a.png", "--debug"], true],
  [["enhance", "a.png", "--", "--debug"], false],
])("%j asks for stack traces: %s", (args, expected) => {
  expect(givenFlags(["node", "pixelproof", ...args])).toMatchObject({ debug: expected });
});
