import { inStrips } from "./strips.ts";

/**
 * Writes into `mask`, a byte a pixel, 255 where a sample differs by more than `threshold` levels (0..255), else 0. The two
 * pictures are interleaved 8-bit RGB of one length. Yields the fraction done now and then.
 */
export function* differenceMask(
  a: Uint8Array,
  b: Uint8Array,
  threshold: number,
  mask: Uint8Array,
): Generator<number, void, void> {
  yield* inStrips(a, b, ({ kernels, arena }, longest) => {
    const to = arena.reserve(longest);
    const row = arena.bytes(to, longest);
    return ({ start, end, ...strip }) => {
      kernels.differenceMask(strip.a, strip.b, strip.length, threshold, to);
      mask.set(row.subarray(0, end - start), start);
    };
  });
}
