/** What `assembly/gmsd.ts` exports; addresses in bytes. */
export interface GmsdExports {
  compareGradients(a: number, b: number, rowBytes: number, columns: number, rows: number, sums: number): void;
}

export const gmsdFunctions: readonly (keyof GmsdExports)[] = ["compareGradients"];
