import nodeTest from "node:test";
import { expect, test, vi } from "vitest";
import { conformance } from "./conformance.ts";
import { coarse } from "./fixtures/index.ts";
import { runConformance, type TestFunction } from "./run-conformance.ts";

test("every check reaches the test runner, and a skipped one is named as skipped", () => {
  const runner = vi.fn<TestFunction>();
  runConformance(runner, coarse);
  const checks = conformance(coarse);
  expect(runner).toHaveBeenCalledTimes(checks.length);
  for (const [i, { name, skip }] of checks.entries()) {
    const [title, options] = runner.mock.calls[i];
    expect(title).toBe(`coarse: ${name}${skip === undefined ? "" : ` (skipped: ${skip})`}`);
    expect(options).toEqual({ skip: skip !== undefined });
  }
});

test("the test functions of vitest and node:test fit", () => {
  const runners: TestFunction[] = [test, nodeTest];
  expect(runners).toHaveLength(2);
});
