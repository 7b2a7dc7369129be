/** What `assembly/ssim.ts` exports; addresses in bytes. */
export interface SsimExports {
  sumAndDifference(a: number, b: number, values: number): void;
  compareStrip(
    sum: number,
    difference: number,
    width: number,
    rows: number,
    skip: number,
    tiles: number,
    tileBytes: number,
    means: number,
    constants: number,
    luminance: boolean,
    map: number,
    mapBytes: number,
  ): number;
}

export const ssimFunctions: readonly (keyof SsimExports)[] = ["sumAndDifference", "compareStrip"];
