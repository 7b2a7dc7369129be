/** What `assembly/resample.ts` exports; addresses and sizes in bytes, widths in pixels. */
export interface ResampleExports {
  widen(from: number, to: number, width: number, channels: number): void;
  filterRow(
    from: number,
    to: number,
    width: number,
    firsts: number,
    counts: number,
    weights: number,
    stride: number,
  ): void;
  filterColumns(
    ring: number,
    rowBytes: number,
    slots: number,
    slot: number,
    count: number,
    weights: number,
    to: number,
    width: number,
  ): void;
  clampRow(from: number, to: number, width: number, firsts: number, counts: number): void;
  clampColumns(
    ring: number,
    rowBytes: number,
    slots: number,
    slot: number,
    count: number,
    to: number,
    width: number,
  ): void;
  narrow(from: number, to: number, width: number, channels: number): void;
}

export const resampleFunctions: readonly (keyof ResampleExports)[] = [
  "widen",
  "filterRow",
  "filterColumns",
  "clampRow",
  "clampColumns",
  "narrow",
];
