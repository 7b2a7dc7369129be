import { peerName, type Comparison } from "./compare.ts";
import type { Family } from "./family.ts";

/** What a filter is matched against, upper and lower case alike. */
export const fullName = (comparison: Comparison): string => `${comparison.name}: ${peerName(comparison)}`;

/** The families with the comparisons whose full names hold the filter; none is left empty. */
export function select(families: readonly Family[], filter: string): Family[] {
  const wanted = filter.toLowerCase();
  return families
    .map((family) => ({
      ...family,
      comparisons: family.comparisons.filter((one) => fullName(one).toLowerCase().includes(wanted)),
    }))
    .filter(({ comparisons }) => comparisons.length > 0);
}
