/** Points along a border in their order, px, with the unit normal at each. */
export interface Contour {
  readonly points: readonly ContourPoint[];
  /** Which mask it bounds; missing for contours of the picture itself. */
  readonly object?: number;
}

export interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
}

/**
 * Links marked pixels into chains: each pixel goes to one chain, the next is an unused neighbour of the eight, straight
 * ones first. Chains of fewer than `least` pixels are left out. Gives pixel indices.
 */
export function linkChains(marked: Uint8Array, width: number, least: number): number[][] {
  const left = marked.slice();
  const steps = [1, -1, width, -width, width + 1, width - 1, -width + 1, -width - 1];
  const follow = (start: number): number[] => {
    const chain: number[] = [];
    for (let at: number | undefined = start; at !== undefined; at = nextOf(left, steps, at)) {
      left[at] = 0;
      chain.push(at);
    }
    return chain;
  };
  const chains: number[][] = [];
  for (let i = 0; i < left.length; i++) {
    if (left[i] === 0) continue;
    const onward = follow(i);
    const backward = nextOf(left, steps, i);
    const chain = backward === undefined ? onward : [...follow(backward).toReversed(), ...onward];
    if (chain.length >= least) chains.push(chain);
  }
  return chains;
}

function nextOf(left: Uint8Array, steps: readonly number[], at: number): number | undefined {
  const step = steps.find((step) => left[at + step] === 1);
  return step === undefined ? undefined : at + step;
}
