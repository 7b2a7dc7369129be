import type { BytePlane } from "./guided-filter.ts";

/** Rows `top` to `bottom`, which does not belong to them. */
export interface Run {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Runs of rows around which, up to `reach` rows away and within some columns, not all values are the same. Columns beyond
 * the plane do not count.
 */
export function unevenRuns(
  { width, height, data }: BytePlane,
  columns: { readonly left: number; readonly right: number },
  reach: number,
): Run[] {
  const [left, right] = [Math.max(0, columns.left), Math.min(width, columns.right)];
  const runs: { top: number; bottom: number }[] = [];
  for (let y = 0; y < height; y++) {
    if (y > 0 && isEven(data, y * width + left, y * width + right, data[(y - 1) * width + left])) continue;
    if (y === 0 && isEven(data, left, right, data[left])) continue;
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    const last = runs.at(-1);
    if (last !== undefined && top <= last.bottom) last.bottom = bottom;
    else runs.push({ top, bottom });
  }
  return runs;
}

function isEven(data: Uint8Array, from: number, to: number, value: number): boolean {
  for (let i = from; i < to; i++) if (data[i] !== value) return false;
  return true;
}
