import type { Logger } from "@pixelproof/core";
import type { QualitySettings } from "@pixelproof/pipeline";

/**
 * Holds the model that the settings name against the disk, before any work; what becomes of it later is the resampler's to
 * say. Warns of one that nothing uses. Throws `MODEL_MISSING` where there is no file, `MODEL_INVALID` where it is unknown
 * and has no sound manifest.
 */
export async function checkModel(
  { srModel, enableSr, srResampler, resampler }: QualitySettings,
  logger: Logger,
): Promise<void> {
  if (srModel === undefined) return;
  if (!enableSr && resampler !== srResampler) {
    logger.warn(`The model ${srModel} is not used: enableSr is off, and ${resampler} enlarges`);
    return;
  }
  const { findUpscaler } = await import("@pixelproof/onnx");
  await findUpscaler(srModel, new AbortController().signal);
}
