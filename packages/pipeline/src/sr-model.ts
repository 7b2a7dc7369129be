import { PixelproofError } from "@pixelproof/core";
import type { QualitySettings } from "./settings.ts";

type Choice = Pick<QualitySettings, "srModel" | "srResampler">;

/** Throws `CONFIG_INVALID` where a picture's own settings want another model than the pipeline was made with. */
export function assertSameModel(made: Choice, wanted: Choice): void {
  if (made.srModel === wanted.srModel && (!made.srModel || made.srResampler === wanted.srResampler)) return;
  const words = ({ srModel = "its own model", srResampler }: Choice): string => `${srModel} for ${srResampler}`;
  throw new PixelproofError(
    "CONFIG_INVALID",
    `Expected the model that the pipeline was made with, ${words(made)}, but received ${words(wanted)}; make a pipeline for each`,
    { details: { made: words(made), wanted: words(wanted) } },
  );
}
