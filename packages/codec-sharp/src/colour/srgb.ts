import type { Meaning } from "./meaning.ts";
import { colorantsOf, srgbPrimaries } from "./primaries.ts";
import { tabulate } from "./tone-table.ts";
import { srgbTransfer, transferCurve } from "./transfer.ts";

/** Largest difference of a colorant's X, Y or Z among the sRGB profiles in use. */
const colorantTolerance = 0.001;

/** Half an 8-bit level: conversion would round to the value that stands there already. */
const tolerance = 128;

const steps = 65_535;

/** Whether samples mean what sRGB says, so that converting them would change no 8-bit value. */
export function isSrgb(meaning: Meaning): boolean {
  if (meaning.kind === "table") return false;
  const colorants = colorantsOf(srgbPrimaries);
  if (meaning.kind === "matrix" && !near(meaning.colorants.flat(), colorants.flat())) return false;
  return meaning.curves.every((curve) => curve.every((light, value) => Math.abs(encode(light) - value) <= tolerance));
}

const near = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, i) => Math.abs(value - b[i]) <= colorantTolerance);

/** sRGB's device value 0..65535 at every 65,535th of light, for interpolation: the curve is straight where it is steep. */
const encoded = (() => {
  const [table, values] = [new Float64Array(steps + 2).fill(65_535), tabulate(transferCurve(srgbTransfer))];
  for (let i = 0, value = 0; i < steps; i++) {
    while (values[value + 1] <= i / steps) value++;
    table[i] = value + (i / steps - values[value]) / (values[value + 1] - values[value]);
  }
  return table;
})();

/** The device value 0..65535 of sRGB for light; what lies outside 0..1 is clipped. */
export function encode(light: number): number {
  if (!(light > 0)) return 0;
  if (light >= 1) return 65_535;
  const at = light * steps;
  const below = Math.floor(at);
  return encoded[below] + (encoded[below + 1] - encoded[below]) * (at - below);
}
