/** What `assembly/detail.ts` exports; addresses in bytes, widths in pixels, lengths and reach in samples. */
export interface DetailExports {
  opponentRow(rgb: number, predicted: number, plane: number, to: number, toPlane: number, width: number): void;
  mirrorEnds(row: number, plane: number, width: number, reach: number): void;
  slideRows(
    sums: number,
    entering: number,
    leaving: number,
    above: number,
    here: number,
    below: number,
    shares: number,
    narrow: number,
    length: number,
  ): void;
  detailRow(shares: number, narrow: number, plane: number, to: number, width: number): void;
  extremesOfRows(
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    lows: number,
    highs: number,
    length: number,
  ): void;
  rangeRow(lows: number, highs: number, plane: number, to: number, width: number): void;
  lookUpRow(from: number, columns: number, table: number, to: number, width: number): void;
  countRow(detail: number, from: number, columns: number, counts: number, first: number, width: number): void;
  strongestRow(from: number, factors: number, plane: number, limit: number, to: number, width: number): void;
}

export const detailFunctions: readonly (keyof DetailExports)[] = [
  "opponentRow",
  "mirrorEnds",
  "slideRows",
  "detailRow",
  "extremesOfRows",
  "rangeRow",
  "lookUpRow",
  "countRow",
  "strongestRow",
];
