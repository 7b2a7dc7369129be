import type { Plugin } from "@pixelproof/core";
import { conformance } from "./conformance.ts";
import type { Setup } from "./suite.ts";

/** A check that did not hold. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** Runs every check that applies, one after the other and without a test runner, and gives those that did not hold. */
export async function failuresOf(plugin: Plugin, setup: Setup = {}): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const { name, run, skip } of conformance(plugin, setup)) {
    if (skip !== undefined) continue;
    try {
      await run();
    } catch (error) {
      failures.push({ name, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return failures;
}
