/** What `assembly/png.ts` exports; addresses, lengths and `pixel` in bytes. */
export interface PngExports {
  swapBytes(from: number, to: number, samples: number): void;
  narrowRow(from: number, to: number, samples: number, offsets: number, period: number): void;
  chooseFilter(row: number, above: number, length: number, pixel: number): number;
  filterBytes(type: number, row: number, above: number, length: number, pixel: number, to: number): void;
  adler32(adler: number, from: number, length: number): number;
}

export const pngFunctions: readonly (keyof PngExports)[] = [
  "swapBytes",
  "narrowRow",
  "chooseFilter",
  "filterBytes",
  "adler32",
];
