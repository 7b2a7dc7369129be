/**
 * How far the two ends of a course are best moved across it, px: the pair of `coarse` steps with the highest score, then
 * the best of that pair and its neighbours `fine` px around.
 */
export function bestEnds(
  score: (first: number, last: number) => number,
  coarse: readonly number[],
  fine: number,
): [first: number, last: number] {
  let best: [number, number] = [0, 0];
  let highest = -Infinity;
  const search = (firsts: readonly number[], lasts: readonly number[]): void => {
    for (const first of firsts) {
      for (const last of lasts) {
        const value = score(first, last);
        if (value > highest) [best, highest] = [[first, last], value];
      }
    }
  };
  search(coarse, coarse);
  const [first, last] = best;
  search([first - fine, first, first + fine], [last - fine, last, last + fine]);
  return best;
}
