import type { Plugin } from "@pixelproof/core";
import { conformance } from "./conformance.ts";
import type { Setup } from "./suite.ts";

/** The `test` of vitest, node:test, and whatever else takes a name, options and a function. */
export type TestFunction = (name: string, options: { skip: boolean }, run: () => Promise<void>) => unknown;

/** Hands every check of a plugin to a test runner; a check that does not apply is shown as skipped, with its reason. */
export function runConformance(test: TestFunction, plugin: Plugin, setup: Setup = {}): void {
  for (const { name, run, skip } of conformance(plugin, setup)) {
    const title = `${plugin.name}: ${name}`;
    test(skip === undefined ? title : `${title} (skipped: ${skip})`, { skip: skip !== undefined }, () => run());
  }
}
