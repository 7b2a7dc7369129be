import { PixelproofError } from "@pixelproof/core";
import { lineLogger } from "../terminal/logger.ts";

/** One JSON value a line on standard output, where nothing else goes. */
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** A line for a person on standard output. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** The logger of commands without a progress view. */
export const stderrLogger = (debug: boolean = false) =>
  lineLogger((text) => void process.stderr.write(`${text}\n`), debug);

/** Parsers of option values; throw `USAGE` with what was expected. */
export const wholeNumber =
  (name: string, least: number) =>
  (text: string): number => {
    const value = Number(text.replaceAll("_", ""));
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new PixelproofError("USAGE", `Expected a whole number of at least ${least} for ${name} but received ${text}`);
  };

export const positiveNumber =
  (name: string) =>
  (text: string): number => {
    const value = Number(text);
    if (Number.isFinite(value) && value > 0) return value;
    throw new PixelproofError("USAGE", `Expected a number above 0 for ${name} but received ${text}`);
  };

export const list = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
