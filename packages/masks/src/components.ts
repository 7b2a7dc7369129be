import type { Mask, Size } from "@pixelproof/core";

/** Neighbouring pixels of one value in a row, `from` to `to`, which does not belong to them. */
interface Run {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** Pixels that touch each other at sides or corners. */
export interface Component {
  readonly runs: readonly Run[];
  readonly area: number;
}

/** The 8-connected components of the pixels that have a value, in the order of their first pixels. */
export function components(mask: Mask, value: 0 | 1): Component[] {
  const runs = runsOf(mask, value);
  const parents = runs.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  };
  // Two rows at a time, each run beside those above that it touches.
  for (let i = 0, above = 0; i < runs.length; i++) {
    const { y, from, to } = runs[i];
    while (runs[above].y < y - 1 || (runs[above].y === y - 1 && runs[above].to < from)) above++;
    for (let j = above; j < i && runs[j].y === y - 1 && runs[j].from <= to; j++) {
      const [a, b] = [root(i), root(j)];
      parents[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, Run[]>();
  for (const [i, run] of runs.entries()) {
    const group = groups.get(root(i));
    if (group === undefined) groups.set(root(i), [run]);
    else group.push(run);
  }
  return [...groups.values()].map((own) => ({
    runs: own,
    area: own.reduce((sum, { from, to }) => sum + to - from, 0),
  }));
}

function runsOf({ width, height, data }: Mask, value: 0 | 1): Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    for (let from = row.indexOf(value); from !== -1;) {
      const end = row.indexOf(1 - value, from);
      const to = end === -1 ? width : end;
      runs.push({ y, from, to });
      from = to === width ? -1 : row.indexOf(value, to);
    }
  }
  return runs;
}

/** Sets every pixel of a component in `data`, the bytes of a mask `width` wide. */
export function paintComponent(data: Uint8Array, width: number, { runs }: Component, value: 0 | 1): void {
  for (const { y, from, to } of runs) data.fill(value, y * width + from, y * width + to);
}

/** A mask of some components alone. */
export function componentMask({ width, height }: Size, parts: readonly Component[]): Mask {
  const data = new Uint8Array(width * height);
  for (const part of parts) paintComponent(data, width, part, 1);
  return { width, height, data };
}
