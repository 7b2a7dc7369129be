import { assertOutputPixels, type Context, type Host } from "@pixelproof/core";
import { identify, type Identified } from "./identify.ts";
import { assertInks } from "./inks.ts";
import { assertMemory, predictMemory } from "./memory.ts";
import { planEnhancement, type Plan } from "./plan.ts";
import type { QualitySettings } from "./settings.ts";

/** A picture accepted for the run, not a pixel of it read yet. */
export interface Intake extends Identified {
  readonly plan: Plan;
  /** Bytes the run is predicted to hold at its peak. */
  readonly predictedMemory: number;
}

/** Reads the file and its header, plans the result, and refuses what goes beyond the limits (`LIMIT_*`, `INPUT_*`). */
export async function takeIn(
  input: string | Uint8Array,
  settings: QualitySettings,
  host: Host,
  context: Context,
): Promise<Intake> {
  const identified = await identify(input, host, context);
  const { info } = identified;
  const inks = settings.cmyk === "keep" && info.inks ? 4 : 0;
  if (inks > 0) assertInks(identified);
  const plan = planEnhancement(info, settings);
  assertOutputPixels(plan.size, context.limits);
  const predictedMemory = predictMemory(plan.size, info.channels + inks);
  assertMemory(predictedMemory, context.limits);
  return { ...identified, plan, predictedMemory };
}
