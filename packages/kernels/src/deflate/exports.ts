/** What `assembly/deflate.ts` exports; addresses and lengths in bytes, `bit` in bits. */
export interface DeflateExports {
  findRuns(from: number, length: number, shortest: number, to: number): number;
  countTokens(from: number, length: number, runs: number, count: number, counts: number): void;
  writeTokens(
    from: number,
    length: number,
    runs: number,
    count: number,
    codes: number,
    to: number,
    bit: number,
  ): number;
}

export const deflateFunctions: readonly (keyof DeflateExports)[] = ["findRuns", "countTokens", "writeTokens"];
