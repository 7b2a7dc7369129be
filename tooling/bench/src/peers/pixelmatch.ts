import pixelmatch from "pixelmatch";
import type { Pair } from "../pictures/pair.ts";
import { rgba8 } from "../pictures/rgba8.ts";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";

export const pixelmatchPackage = npmPackage("pixelmatch");

/** Pixels that differ at all, anti-aliased ones among them. */
export function differingByPixelmatch({ reference, candidate }: Pair): Side<number> {
  const [a, b] = [rgba8(reference), rgba8(candidate)];
  const options = { threshold: 0, includeAA: true };
  return inProcess(() => pixelmatch(a, b, undefined, reference.width, reference.height, options));
}
