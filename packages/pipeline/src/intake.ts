import { assertOutputPixels, PixelproofError, type Context, type Host, type ImageInfo } from "@pixelproof/core";
import { identify, type Identified } from "./identify.ts";
import { assertMemory, predictMemory } from "./memory.ts";
import { planEnhancement, type Plan } from "./plan.ts";
import type { QualitySettings } from "./settings.ts";

/** A picture accepted for the run, not a pixel of it read yet. */
export interface Intake extends Identified {
  readonly plan: Plan;
  /** Bytes the run is predicted to hold at its peak. */
  readonly predictedMemory: number;
}

/** An Image has no inks: they are converted or the picture is refused, never converted against the settings. */
function assertInks({ inks }: ImageInfo, { cmyk }: Pick<QualitySettings, "cmyk">): void {
  if (inks === undefined || cmyk === "convert") return;
  throw new PixelproofError(
    "CAPABILITY_MISSING",
    "Expected a picture of grey or RGB to keep as it is but received CMYK; set quality.cmyk to convert to have it as sRGB",
  );
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
  assertInks(info, settings);
  const plan = planEnhancement(info, settings);
  assertOutputPixels(plan.size, context.limits);
  const predictedMemory = predictMemory(plan.size, info.channels);
  assertMemory(predictedMemory, context.limits);
  return { ...identified, plan, predictedMemory };
}
