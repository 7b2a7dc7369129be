import { PixelproofError } from "@pixelproof/core";
import { lineLogger } from "../terminal/logger.ts";
import { paintFor } from "../terminal/paint.ts";

/** One JSON value a line on standard output, where nothing else goes. */
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** A line for a person on standard output. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** The logger of commands without a progress view. */
export const stderrLogger = (debug: boolean = false) =>
  lineLogger((text) => void process.stderr.write(`${text}\n`), paintFor(process.stderr), debug);

/** Parsers of option values; throw `USAGE` with what was expected. */
export const wholeNumber =
  (flag: string, least: number) =>
  (text: string): number => {
    const value = Number(text.replaceAll("_", ""));
    if (text.trim() !== "" && Number.isSafeInteger(value) && value >= least) return value;
    throw wrongValue(flag, `a whole number of at least ${least}`, text);
  };

export const positiveNumber =
  (flag: string) =>
  (text: string): number => {
    const value = Number(text);
    if (Number.isFinite(value) && value > 0) return value;
    throw wrongValue(flag, "a number above 0", text);
  };

export const list =
  (flag: string) =>
  (text: string): string[] => {
    const parts = text.split(",").map((part) => part.trim());
    if (!parts.includes("")) return parts;
    throw wrongValue(flag, "words separated by commas", text);
  };

const wrongValue = (flag: string, expected: string, received: string): PixelproofError =>
  new PixelproofError("USAGE", `Expected ${expected} for ${flag} but received ${JSON.stringify(received)}`);
