import fc from "fast-check";
import { expect, test } from "vitest";
import { visible } from "./visible.ts";

test("escape sequences, newlines and marks that turn the writing direction are shown, not obeyed", () => {
  expect(visible("a\u001b[31mb\nc\u009bd\u202ee")).toBe(String.raw`a\u001b[31mb\u000ac\u009bd\u202ee`);
});

test("names without such characters stay as they are", () => {
  expect(visible("Grüße 写真 📷 (1).png")).toBe("Grüße 写真 📷 (1).png");
});

test("no text leaves a control character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visible(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
});
