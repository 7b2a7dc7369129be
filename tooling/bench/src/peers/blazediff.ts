import { diff } from "@blazediff/core";
import { ssim } from "@blazediff/ssim";
import type { Pair } from "../pictures/pair.ts";
import { rgba8 } from "../pictures/rgba8.ts";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";

export const blazediffCore = npmPackage("@blazediff/core");
export const blazediffSsim = npmPackage("@blazediff/ssim");

/** SSIM as MATLAB's ssim.m; from 384 px on the shorter side it shrinks the pictures first. */
export function ssimByBlazediff({ reference, candidate }: Pair): Side<number> {
  const [a, b] = [rgba8(reference), rgba8(candidate)];
  return inProcess(() => ssim(a, b, undefined, reference.width, reference.height));
}

/** Pixels that differ at all, anti-aliased ones among them. */
export function differingByBlazediff({ reference, candidate }: Pair): Side<number> {
  const [a, b] = [rgba8(reference), rgba8(candidate)];
  const options = { threshold: 0, includeAA: true };
  return inProcess(() => diff(a, b, undefined, reference.width, reference.height, options));
}
