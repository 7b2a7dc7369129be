/** A border, px. */
export interface Contour {
  /** x, y and the unit normal there: four numbers a point, points in their order. */
  readonly points: Float32Array;
  /** Which mask it bounds; missing for contours of the picture itself. */
  readonly object?: number;
}

/**
 * Links the pixels marked 1 into chains: each pixel goes to one chain, the next is an unused neighbour of the eight,
 * straight ones first. Chains of fewer than `least` pixels are left out. Gives pixel indices. Nothing may be marked on
 * the outermost pixels; `marked` is all 0 afterwards.
 */
export function linkChains(marked: Uint8Array, width: number, least: number): number[][] {
  const steps = [1, -1, width, -width, width + 1, width - 1, -width + 1, -width - 1];
  const follow = (start: number): number[] => {
    const chain: number[] = [];
    for (let at = start; at !== -1; at = nextOf(marked, steps, at)) {
      marked[at] = 0;
      chain.push(at);
    }
    return chain;
  };
  const chains: number[][] = [];
  for (let i = marked.indexOf(1); i !== -1; i = marked.indexOf(1, i + 1)) {
    const onward = follow(i);
    const backward = nextOf(marked, steps, i);
    const chain = backward === -1 ? onward : [...follow(backward).toReversed(), ...onward];
    if (chain.length >= least) chains.push(chain);
  }
  return chains;
}

function nextOf(marked: Uint8Array, steps: readonly number[], at: number): number {
  for (const step of steps) if (marked[at + step] === 1) return at + step;
  return -1;
}

/** A direction: a unit vector. */
export interface Direction {
  readonly x: number;
  readonly y: number;
}

/** The points of a chain in a picture `scale` times as large, their normals by pixel index. */
export function pointsOf(
  chain: readonly number[],
  width: number,
  scale: number,
  normalAt: (i: number) => Direction,
): Float32Array {
  const points = new Float32Array(chain.length * 4);
  for (let at = 0; at < chain.length; at++) {
    const i = chain[at];
    const y = Math.floor(i / width);
    const normal = normalAt(i);
    points[at * 4] = (i - y * width + 0.5) * scale - 0.5;
    points[at * 4 + 1] = (y + 0.5) * scale - 0.5;
    points[at * 4 + 2] = normal.x;
    points[at * 4 + 3] = normal.y;
  }
  return points;
}
