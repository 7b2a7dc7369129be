import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paintFor } from "./paint.ts";

beforeEach(() => {
  for (const name of ["FORCE_COLOR", "NO_COLOR", "NODE_DISABLE_COLORS"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const terminal = (): PassThrough => Object.assign(new PassThrough(), { isTTY: true });

test("the stream that is written to decides on colours", () => {
  expect(paintFor(terminal())("red", "failed")).toContain("\u001b[");
  expect(paintFor(new PassThrough())("red", "failed")).toBe("failed");
});
