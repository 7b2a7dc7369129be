import { PixelproofError, type Context, type Host, type Prompt, type Rgb8, type Segmentation } from "@pixelproof/core";
import type { QualitySettings } from "../settings.ts";
import { isUnavailable } from "../unavailable.ts";

/** Objects, and who found them. */
export interface Found {
  readonly segmentation: Segmentation;
  /** Id of the segmenter that worked. */
  readonly segmenter: string;
  /** Why it was not the one of the settings. */
  readonly because?: string;
}

/**
 * Finds objects by the segmenter of the settings, or where that is not registered or cannot work here, as without its
 * weights, by the one behind it. Throws what the segmenter throws, `PLUGIN_NOT_FOUND`.
 */
export async function runSegmenter(
  picture: Rgb8,
  prompts: readonly Prompt[],
  { segmenter, fallbackSegmenter }: Pick<QualitySettings, "segmenter" | "fallbackSegmenter">,
  host: Host,
  context: Context,
): Promise<Found> {
  try {
    if (!host.has("segmenter", segmenter)) throw notRegistered(segmenter, host);
    return { segmentation: await host.get("segmenter", segmenter).segment(picture, prompts, context), segmenter };
  } catch (error) {
    const isReplaceable = isUnavailable(error) || (PixelproofError.is(error) && error.code === "PLUGIN_NOT_FOUND");
    if (!isReplaceable || fallbackSegmenter === segmenter || !host.has("segmenter", fallbackSegmenter)) throw error;
    context.logger.warn(`segmenter: ${fallbackSegmenter}, because ${error.message}`);
    const segmentation = await host.get("segmenter", fallbackSegmenter).segment(picture, prompts, context);
    return { segmentation, segmenter: fallbackSegmenter, because: error.message };
  }
}

function notRegistered(id: string, host: Host): PixelproofError {
  const known = host.list("segmenter").map((registered) => registered.id);
  return new PixelproofError(
    "PLUGIN_NOT_FOUND",
    `no segmenter ${id} is registered (known: ${known.join(", ") || "none"}); add a plugin that provides it to the config`,
  );
}
