/** What `assembly/radon.ts` exports; addresses and strides in bytes. */
export interface RadonExports {
  radonPeaks(rows: number, stride: number, sums: number, other: number, least: number, peaks: number): number;
  anyBeyond(from: number, stride: number, rows: number, vectors: number, least: number): number;
  transposeBytes(
    from: number,
    stride: number,
    rows: number,
    columns: number,
    to: number,
    toStride: number,
    scratch: number,
  ): void;
}

export const radonFunctions: readonly (keyof RadonExports)[] = ["radonPeaks", "anyBeyond", "transposeBytes"];
