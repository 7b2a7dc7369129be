import { expect, test } from "vitest";
import { backgroundAt } from "./background.ts";

const narrow = Uint8Array.of(0, 200, 0, 100, 0, 0);
const wide = Uint8Array.of(200, 200, 100, 100, 0, 0);

test("the background colour of a PNG stays the same colour at another depth, and that is listed", () => {
  const widened = backgroundAt({ ancillary: { bKGD: narrow } }, 8, 16);
  expect(widened.metadata.ancillary?.bKGD).toEqual(wide);
  expect(widened.losses).toEqual([expect.objectContaining({ group: "ancillary", kind: "changed" })]);
  expect(backgroundAt(widened.metadata, 16, 8).metadata.ancillary?.bKGD).toEqual(narrow);
});

test("at the same depth nothing changes", () => {
  const metadata = { ancillary: { bKGD: narrow } };
  expect(backgroundAt(metadata, 8, 8)).toEqual({ metadata, losses: [] });
});
