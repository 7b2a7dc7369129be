/** 4_196_301 -> "4.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB"];
  const step = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ${units[step - 1]}`;
}

/** A bar of `width` cells, filled to `fraction`. */
export function bar(fraction: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return "█".repeat(filled) + "░".repeat(width - filled);
}

/** As much of a text as fits into a number of terminal columns, with an ellipsis where it was cut. */
export function fit(text: string, columns: number): string {
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  if (widthOf(letters) <= columns) return text;
  while (letters.length > 0 && widthOf(letters) >= columns) letters.pop();
  return `${letters.join("")}…`;
}

/** Letters of East Asian scripts and emoji take two columns. */
const widthOf = (letters: readonly string[]): number =>
  letters.reduce(
    (width, letter) =>
      width + (/[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\uffe6\u{20000}-\u{3fffd}]/u.test(letter) ? 2 : 1),
    0,
  );
