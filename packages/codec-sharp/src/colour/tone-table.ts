import type { ToneCurve } from "./tone-curve.ts";

/** Light 0..1 of each of the 65,536 device values, never falling. */
export type ToneTable = Float64Array;

/** A curve at every device value, held to 0..1 and to never fall. */
export function tabulate(curve: ToneCurve): ToneTable {
  const table = new Float64Array(65_536);
  let light = 0;
  for (let i = 0; i < table.length; i++) {
    light = Math.max(light, Math.min(1, curve(i / 65_535)));
    table[i] = light;
  }
  return table;
}
