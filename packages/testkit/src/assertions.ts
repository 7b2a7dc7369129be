import assert from "node:assert/strict";
import { PixelproofError, type ErrorCategory, type ErrorCode } from "@pixelproof/core";

type Samples = Uint8Array | Uint16Array;

/** Fails unless both hold the same samples; says how many differ, where first, and by how much at most. */
export function assertSameSamples(actual: Samples, expected: Samples, what: string): void {
  assert.equal(actual.length, expected.length, `${what}: expected ${expected.length} samples, got ${actual.length}`);
  let count = 0;
  let first = -1;
  let largest = 0;
  for (let i = 0; i < actual.length; i++) {
    const difference = Math.abs(actual[i] - expected[i]);
    if (difference === 0) continue;
    if (count === 0) first = i;
    count++;
    largest = Math.max(largest, difference);
  }
  assert.equal(
    count,
    0,
    `${what}: ${count} of ${actual.length} samples differ by up to ${largest}; sample ${first} is ${actual[first]}, expected ${expected[first]}`,
  );
}

/** Fails unless `work` leaves every one of `inputs` as it was. */
export async function assertUnchanged(inputs: Readonly<Record<string, Samples>>, work: () => Promise<unknown>) {
  const copies = Object.entries(inputs).map(([name, samples]) => [name, samples, samples.slice()] as const);
  await work();
  for (const [name, samples, copy] of copies) assertSameSamples(samples, copy, `wrote into ${name}`);
}

/** Fails unless `work` rejects with a PixelproofError of one of the codes. */
export async function assertRefused(
  work: () => Promise<unknown>,
  codes: ErrorCode | readonly ErrorCode[],
  what: string,
): Promise<void> {
  const expected = typeof codes === "string" ? [codes] : codes;
  const error = await refusal(work, `${what}; expected ${expected.join(" or ")}`);
  assert.ok(
    expected.includes(error.code),
    `${what} was refused with ${error.code} (${error.message}); expected ${expected.join(" or ")}`,
  );
}

/** Fails unless `work` rejects with a PixelproofError of the category. */
export async function assertRefusedAs(
  work: () => Promise<unknown>,
  category: ErrorCategory,
  what: string,
): Promise<void> {
  const error = await refusal(work, `${what}; expected an error of category ${category}`);
  assert.equal(
    error.category,
    category,
    `${what} was refused with ${error.code}, category ${error.category} (${error.message}); expected category ${category}`,
  );
}

/** Fails when `work` rejects with anything but a PixelproofError raised on purpose; resolving is fine. */
export async function assertNoFault(work: () => Promise<unknown>, what: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    assert.ok(PixelproofError.is(error), `${what} threw ${String(error)}; expected a result or a PixelproofError`);
    assert.notEqual(error.category, "fault", `${what} failed with ${error.code}: ${error.message}`);
  }
}

async function refusal(work: () => Promise<unknown>, accepted: string): Promise<PixelproofError> {
  try {
    await work();
  } catch (error) {
    if (PixelproofError.is(error)) return error;
    throw error;
  }
  return assert.fail(`accepted ${accepted}`);
}
