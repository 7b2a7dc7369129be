import { PixelproofError } from "@pixelproof/core";

/** Digits are groups of five bits, lowest first, written as the characters from "0" on; a sixth bit says that more follow. */
const digitBits = 5;
const more = 32;
const sign = 16;
const zero = 48;

/** COCO's text of run lengths: from the fourth on they are differences to the one two before. */
export function writeCounts(counts: readonly number[]): string {
  let text = "";
  for (const [i, count] of counts.entries()) {
    let rest = i > 2 ? count - counts[i - 2] : count;
    let isLast = false;
    while (!isLast) {
      const digit = rest & (more - 1);
      rest >>= digitBits;
      isLast = rest === ((digit & sign) === 0 ? 0 : -1);
      text += String.fromCharCode(zero + (isLast ? digit : digit | more));
    }
  }
  return text;
}

/** Run lengths of COCO's text. Throws `INPUT_CORRUPT` for a text that is none. */
export function readCounts(text: string): number[] {
  const counts: number[] = [];
  let value = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (digit < 0 || digit >= 2 * more) throw noCounts(`the character ${JSON.stringify(text[i])}`);
    value |= (digit & (more - 1)) << shift;
    shift += digitBits;
    if ((digit & more) !== 0) continue;
    if ((digit & sign) !== 0 && shift < 32) value |= -1 << shift;
    const count = counts.length > 2 ? value + counts[counts.length - 2] : value;
    if (count < 0) throw noCounts(`the run length ${count}`);
    counts.push(count);
    [value, shift] = [0, 0];
  }
  if (shift !== 0) throw noCounts("an end in the middle of a number");
  return counts;
}

function noCounts(received: string): PixelproofError {
  return new PixelproofError("INPUT_CORRUPT", `Expected compressed COCO run lengths but received ${received}`);
}
