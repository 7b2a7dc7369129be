import type { Reporter, TestModule, TestRunEndReason, SerializedError } from "vitest/node";

/** Prints `N passed, N failed, N skipped` alone on the last line, with files that failed to load counted as failed. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], _reason: TestRunEndReason): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed" || state === "failed" || state === "skipped") count[state]++;
      }
    }
    // After the default reporter's own summary, which is printed in the same hook.
    process.on("exit", () => console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`));
  }
}
