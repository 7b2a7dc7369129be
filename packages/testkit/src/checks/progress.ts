import assert from "node:assert/strict";

/** Fails unless the fractions told to `context.progress` stay in 0..1, never fall, and end with 1. */
export function assertMonotone(fractions: readonly number[]): void {
  for (const [index, fraction] of fractions.entries()) {
    assert.ok(fraction >= 0 && fraction <= 1, `progress told ${fraction}; expected 0..1`);
    const before = fractions[index - 1] ?? 0;
    assert.ok(fraction >= before, `progress fell from ${before} to ${fraction}`);
  }
  assert.equal(fractions.at(-1), 1, `progress ended with ${fractions.at(-1) ?? "nothing"}; expected 1`);
}
