/**
 * A repeatable stream of whole numbers 0..65535: the upper half of a 32-bit linear congruential generator
 * (Numerical Recipes, "ranqd1"). The same seed gives the same stream on every machine.
 */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 16;
  };
}
