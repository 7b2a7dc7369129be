/** What `assembly/lab.ts` and `assembly/ciede2000.ts` export; addresses and lengths in bytes, quads are four pixels each. */
export interface Ciede2000Exports {
  labOfDifferent(a: number, b: number, length: number, table: number, to: number): number;
  ciede2000(from: number, quads: number, to: number): void;
}

export const ciede2000Functions: readonly (keyof Ciede2000Exports)[] = ["labOfDifferent", "ciede2000"];
