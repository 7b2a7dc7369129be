/** What `assembly/guided.ts` exports; addresses in bytes. */
export interface GuidedExports {
  addProducts(guide: number, plane: number, columns: number, sign: number, sums: number): void;
  solveWindows(
    sums: number,
    x: number,
    width: number,
    radius: number,
    rows: number,
    epsilon: number,
    columns: number,
    to: number,
  ): void;
  addCoefficients(row: number, columns: number, sign: number, sums: number): void;
  applyCoefficients(
    sums: number,
    guide: number,
    x: number,
    width: number,
    radius: number,
    rows: number,
    columns: number,
    to: number,
  ): void;
}

export const guidedFunctions: readonly (keyof GuidedExports)[] = [
  "addProducts",
  "solveWindows",
  "addCoefficients",
  "applyCoefficients",
];
