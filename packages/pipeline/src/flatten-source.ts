import { hasAlpha, isOpaque, type Decoded, type Host, type Loss, type Size } from "@pixelproof/core";
import { holdsAlpha } from "./codecs.ts";
import { flatten } from "./flatten.ts";
import type { QualitySettings } from "./settings.ts";

/**
 * The source without transparency, listed, where no format of the priority list holds it: a picture that is opaque all over
 * loses nothing, any other is flattened when the settings name a colour; else the source as it is, which choosing a format
 * will then refuse.
 */
export function flattenSource(
  source: Decoded,
  size: Size,
  settings: Pick<QualitySettings, "flatten" | "saveFormatPriority">,
  host: Host,
): Decoded {
  const { flatten: colour, saveFormatPriority } = settings;
  if (!hasAlpha(source.image) || holdsAlpha(saveFormatPriority, size, host)) return source;
  const cannot = `${saveFormatPriority.join(", ")} cannot hold transparency`;
  const flattened = (on: string, kind: Loss["kind"], what: string): Decoded => ({
    ...source,
    image: flatten(source.image, on),
    losses: [...(source.losses ?? []), { group: "alpha", kind, reason: `${cannot}; ${what}` }],
  });
  if (isOpaque(source.image))
    return flattened("white", "changed", "the picture is opaque all over, its alpha channel was left out");
  if (colour === false) return source;
  return flattened(colour, "lost", `the picture was flattened on ${colour}, in its own colour space`);
}
