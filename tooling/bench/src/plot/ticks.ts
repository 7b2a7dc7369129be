/** Round values (1, 2 or 5 times a power of ten apart) from 0 to the first at or above `largest`, at most seven. */
export function ticks(largest: number): number[] {
  const rough = largest / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  return Array.from({ length: Math.ceil(largest / step - 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
