const decimals = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const whole = decimals(0);
const upToTwo = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const upToFour = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 4 });

/** A whole number with separators: "1,234,567". */
export const count = (value: number): string => whole.format(value);

/** A number to four significant digits: "2.813". */
export const number = (value: number): string => upToFour.format(value);

/** A factor to two decimals at most: "2.81", "2". */
export const factor = (value: number): string => upToTwo.format(value);

/** Bytes in the largest decimal unit that gives at least 1: "1.23 MB". */
export function bytes(value: number): string {
  if (value >= 1e9) return `${decimals(2).format(value / 1e9)} GB`;
  if (value >= 1e6) return `${decimals(2).format(value / 1e6)} MB`;
  if (value >= 1e3) return `${decimals(1).format(value / 1e3)} kB`;
  return `${value} B`;
}

/** Milliseconds as a person reads them: "340 ms", "1.25 s". */
export const duration = (ms: number): string =>
  ms >= 1000 ? `${decimals(2).format(ms / 1000)} s` : `${decimals(ms < 10 ? 1 : 0).format(ms)} ms`;

/** "768 × 512". */
export const dimensions = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `${count(width)} × ${count(height)}`;

/** A figure with digits that suit its size: four for figures of 0..1, two above. */
export const figureValue = (value: number): string => decimals(Math.abs(value) <= 1 ? 4 : 2).format(value);

/** "1 finding", "2 findings". */
export const plural = (amount: number, one: string, many: string = `${one}s`): string =>
  `${count(amount)} ${amount === 1 ? one : many}`;
