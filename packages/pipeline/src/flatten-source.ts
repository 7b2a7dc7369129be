import { hasAlpha, type Decoded, type Host, type Loss, type Size } from "@pixelproof/core";
import { holdsAlpha } from "./codecs.ts";
import { flatten } from "./flatten.ts";
import type { QualitySettings } from "./settings.ts";

/**
 * The source without transparency, listed as a loss, where no format of the priority list holds it and the settings name a
 * colour to flatten on; else the source as it is, which choosing a format will then refuse.
 */
export function flattenSource(
  source: Decoded,
  size: Size,
  settings: Pick<QualitySettings, "flatten" | "saveFormatPriority">,
  host: Host,
): Decoded {
  const { flatten: colour, saveFormatPriority } = settings;
  if (colour === false || !hasAlpha(source.image) || holdsAlpha(saveFormatPriority, size, host)) return source;
  const loss: Loss = {
    group: "alpha",
    kind: "lost",
    reason: `${saveFormatPriority.join(", ")} cannot hold transparency; the picture was flattened on ${colour}, in its own colour space`,
  };
  return { ...source, image: flatten(source.image, colour), losses: [...(source.losses ?? []), loss] };
}
