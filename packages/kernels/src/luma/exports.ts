/** What `assembly/luma.ts` and `assembly/halve.ts` export; addresses in bytes. */
export interface LumaExports {
  luma(from: number, to: number, pixels: number, table: number, rounded: boolean): void;
  halve(from: number, to: number, width: number, rows: number): void;
}

export const lumaFunctions: readonly (keyof LumaExports)[] = ["luma", "halve"];
