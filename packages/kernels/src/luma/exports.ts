/** What `assembly/luma-plane.ts`, `halve.ts` and `filter-plane.ts` export; addresses and row lengths in bytes. */
export interface LumaExports {
  lumaPlane(from: number, to: number, pixels: number, rounded: boolean): void;
  halve(from: number, to: number, width: number, rows: number): void;
  spreadRows(
    from: number,
    fromBytes: number,
    isLuma: boolean,
    columns: number,
    rows: number,
    firsts: number,
    counts: number,
    weights: number,
    stride: number,
    room: number,
    to: number,
    toBytes: number,
    width: number,
  ): void;
  addRows(
    rows: number,
    rowBytes: number,
    firsts: number,
    counts: number,
    weights: number,
    stride: number,
    to: number,
    height: number,
  ): void;
  planeDistance(a: number, aBytes: number, b: number, bBytes: number, width: number, height: number): number;
}

export const lumaFunctions: readonly (keyof LumaExports)[] = [
  "lumaPlane",
  "halve",
  "spreadRows",
  "addRows",
  "planeDistance",
];
