/** An index beside `0..last` reflected into it, the border itself not repeated; clamped where the range is shorter. */
export function mirror(index: number, last: number): number {
  const reflected = index < 0 ? -index : index > last ? 2 * last - index : index;
  return Math.min(Math.max(reflected, 0), last);
}
