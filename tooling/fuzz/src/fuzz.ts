import { mutate } from "./mutate.ts";
import type { Parser } from "./parsers.ts";
import { createRandom } from "./random.ts";

/** An input that a parser did not stand up to. */
export interface Finding {
  readonly input: Uint8Array;
  readonly what: string;
}

export interface Outcome {
  readonly inputs: number;
  readonly findings: readonly Finding[];
  readonly slowest_ms: number;
  /** Most metadata that one input gave, bytes. */
  readonly largest: number;
}

/** What one input may cost. */
export const allowed = { milliseconds: 2000, bytes: 64 * 2 ** 20 };

/** Gives a parser `inputs` mutations of the seeds, always the same for one `seed`. */
export function fuzz(parser: Parser, seeds: readonly Uint8Array[], inputs: number, seed: number): Outcome {
  const random = createRandom(seed);
  const findings: Finding[] = [];
  let [slowest, largest] = [0, 0];
  for (let i = 0; i < inputs; i++) {
    const input = mutate(seeds, random);
    const start = performance.now();
    try {
      const size = parser(input);
      largest = Math.max(largest, size);
      if (size > allowed.bytes) findings.push({ input, what: `gave ${size} bytes of metadata` });
    } catch (error) {
      findings.push({ input, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const took = performance.now() - start;
    slowest = Math.max(slowest, took);
    if (took > allowed.milliseconds) findings.push({ input, what: `took ${Math.round(took)} ms` });
  }
  return { inputs, findings, slowest_ms: Math.round(slowest), largest };
}
