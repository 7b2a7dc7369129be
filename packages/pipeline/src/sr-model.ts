import { PixelproofError, type Plugin, type Registration } from "@pixelproof/core";
import type { QualitySettings } from "./settings.ts";

type Choice = Pick<QualitySettings, "srModel" | "srResampler">;
type Given = Plugin | Registration;

/** The plugins, the AI resampler with the model of the settings as its option `model` where they name one. */
export function withSrModel(plugins: readonly Given[], { srModel, srResampler }: Choice): readonly Given[] {
  if (srModel === undefined) return plugins;
  return plugins.map((given) => {
    const registration = "plugin" in given ? given : { plugin: given };
    const { plugin, id = plugin.name, options } = registration;
    if (plugin.kind !== "resampler" || id !== srResampler) return given;
    return { ...registration, options: { ...asRecord(options), model: srModel } };
  });
}

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

const asRecord = (options: unknown): object => (typeof options === "object" && options !== null ? options : {});
