import { expect, test } from "vitest";
import { PixelproofError, throwIfAborted } from "./errors.ts";

test("an error carries its code, category, details and cause, and serialises without its stack", () => {
  const cause = new Error("disk");
  const error = new PixelproofError("INPUT_NOT_FOUND", "Expected a file", { cause, details: { path: "a.png" } });
  expect(error).toMatchObject({ code: "INPUT_NOT_FOUND", category: "input", cause, details: { path: "a.png" } });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: "INPUT_NOT_FOUND",
    message: "Expected a file",
    details: { path: "a.png" },
  });
});

test("from keeps a PixelproofError and wraps anything else, numbers too", () => {
  const coded = new PixelproofError("USAGE", "no");
  expect(PixelproofError.from(coded, "INTERNAL", "x")).toBe(coded);
  expect(PixelproofError.from(6342216, "ENGINE_FAILED", "OpenCV failed")).toMatchObject({
    code: "ENGINE_FAILED",
    message: "OpenCV failed: 6342216",
    cause: 6342216,
  });
});

test("errors of another copy of core are recognised", () => {
  const branded = Object.defineProperty(new Error("x"), Symbol.for("pixelproof/error"), { value: true });
  const foreign = Object.assign(branded, { code: "INPUT_EMPTY", category: "input" });
  expect(PixelproofError.is(foreign)).toBe(true);
  expect(PixelproofError.is(new Error("x"))).toBe(false);
  expect(PixelproofError.is(null)).toBe(false);
});

test("an aborted signal throws ABORTED, or the coded reason it was given", () => {
  expect(() => throwIfAborted(new AbortController().signal)).not.toThrow();
  expect(() => throwIfAborted(AbortSignal.abort())).toThrow(expect.objectContaining({ code: "ABORTED" }));
  const reason = new PixelproofError("LIMIT_TIME", "too long");
  expect(() => throwIfAborted(AbortSignal.abort(reason))).toThrow(reason);
});

test("a code that this core does not know counts as a fault of the program", () => {
  const later = Object.assign(new PixelproofError("USAGE", "x"), { code: "CODE_OF_A_LATER_VERSION" });
  expect(later.category).toBe("fault");
});
