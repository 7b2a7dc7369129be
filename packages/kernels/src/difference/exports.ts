/** What `assembly/difference.ts` exports; addresses and lengths in bytes, lengths whole blocks of 16 pixels. */
export interface DifferenceExports {
  squaredDifferences(a: number, b: number, length: number): number;
  squaredLumaDifferences(a: number, b: number, length: number): number;
  absoluteDifferences(a: number, b: number, length: number, threshold: number, to: number): void;
  differenceMask(a: number, b: number, length: number, threshold: number, to: number): void;
}

export const differenceFunctions: readonly (keyof DifferenceExports)[] = [
  "squaredDifferences",
  "squaredLumaDifferences",
  "absoluteDifferences",
  "differenceMask",
];
