/** What `assembly/luma-plane.ts`, `halve.ts` and `filter-luma.ts` export; addresses and row lengths in bytes. */
export interface LumaExports {
  lumaPlane(from: number, to: number, pixels: number, rounded: boolean): void;
  halve(from: number, to: number, width: number, rows: number): void;
  spreadLuma(
    from: number,
    fromBytes: number,
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
  blendLuma(
    rows: number,
    rowBytes: number,
    firsts: number,
    counts: number,
    weights: number,
    stride: number,
    to: number,
    height: number,
  ): void;
  planeDistance(a: number, b: number, rowBytes: number, width: number, height: number): number;
}

export const lumaFunctions: readonly (keyof LumaExports)[] = [
  "lumaPlane",
  "halve",
  "spreadLuma",
  "blendLuma",
  "planeDistance",
];
