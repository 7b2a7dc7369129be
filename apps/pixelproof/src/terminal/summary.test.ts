import { expect, test } from "vitest";
import { PixelproofError } from "@pixelproof/core";
import { describeArtefacts, describeOutcome, summarise } from "./summary.ts";

const plain = (_: unknown, text: string): string => text;

test("artefacts are only denied where a detector looked for them", () => {
  expect(describeArtefacts({ lines: null, edge_pixel_loss: null }, plain)).toBe("artefacts not looked for");
  expect(describeArtefacts({ lines: false, edge_pixel_loss: null }, plain)).toBe("no artefacts");
  expect(describeArtefacts({ lines: true, edge_pixel_loss: false }, plain)).toBe("found: lines");
});

const nasty = "\u001b[2Jwiped\n.png";
const error = new PixelproofError("INPUT_NOT_FOUND", `Expected a file at ${nasty} but there is none`);
const failed = { file: nasty, folder: "out/x", state: "failed", error, exitCode: 3 } as const;

test("a file name can neither steer the terminal nor fake a line", () => {
  const text = `${describeOutcome(failed, plain)}\n${summarise([failed], "out")}`;
  expect(text).not.toContain("\u001b");
  expect(text.split("\n")).toHaveLength(4);
});

test("cancelled pictures are counted and listed", () => {
  const cancelled = { ...failed, file: "b.png", state: "cancelled", exitCode: 130 } as const;
  const text = summarise([failed, cancelled], "out");
  expect(text).toContain("0 done, 0 below threshold, 1 failed, 1 cancelled");
  expect(text).toMatch(/^ {2}cancelled +b\.png$/m);
});
