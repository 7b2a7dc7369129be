/** What `assembly/predict.ts` exports; addresses and strides in bytes, widths in pixels, lengths in samples. */
export interface PredictExports {
  pairPixels(from: number, to: number, width: number): void;
  spreadRow(
    from: number,
    to: number,
    plane: number,
    width: number,
    firsts: number,
    pairs: number,
    weights: number,
    stride: number,
  ): void;
  blendRows(
    ring: number,
    rowBytes: number,
    slots: number,
    slot: number,
    pairs: number,
    weights: number,
    to: number,
    length: number,
  ): void;
}

export const predictFunctions: readonly (keyof PredictExports)[] = ["pairPixels", "spreadRow", "blendRows"];
