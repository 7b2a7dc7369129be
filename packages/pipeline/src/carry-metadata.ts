import type { Metadata, Registered, Size } from "@pixelproof/core";
import {
  addProvenance,
  convert,
  dropThumbnails,
  keepMetadata,
  mapMetadata,
  scaleDensity,
  type Conversion,
  type Converted,
  type Target,
} from "@pixelproof/metadata";
import type { MetadataSettings } from "./settings.ts";

/** A picture's way from its source to a file. */
export interface Passage {
  readonly from: Size;
  readonly to: Size;
  readonly resampler: Registered<"resampler">;
  /** What the file will hold. */
  readonly target: Target;
  /** Version of this program, for the line of provenance. */
  readonly version: string;
}

/**
 * The source's metadata as it goes to the codec: what the policy keeps, without thumbnails of the old picture, with density
 * and provenance as the settings ask, and put where the target has a place for it. Everything it changes is listed.
 */
export function carryMetadata(metadata: Metadata, settings: MetadataSettings, passage: Passage): Converted {
  const { from, to, target } = passage;
  const enlargement = { x: to.width / from.width, y: to.height / from.height };
  const resized = enlargement.x !== 1 || enlargement.y !== 1;
  const steps: Conversion[] = [(it) => keepMetadata(it, settings.keep)];
  if (resized) steps.push(dropThumbnails);
  if (settings.density === "scale") steps.push((it) => scaleDensity(it, enlargement));
  if (settings.provenance) steps.push((it) => addProvenance(it, provenanceOf(passage)));
  steps.push((it) => mapMetadata(it, target));
  return convert(metadata, steps);
}

function provenanceOf({ from, to, resampler, version }: Passage): Parameters<typeof addProvenance>[1] {
  const { kernel } = resampler.capabilities;
  const scale = Math.max(to.width / from.width, to.height / from.height);
  const parameters = [
    `${from.width}x${from.height} to ${to.width}x${to.height}`,
    `scale ${+scale.toFixed(4)}`,
    `resampler ${resampler.id}${kernel === undefined ? "" : ` (${kernel})`}`,
  ];
  return { action: "resized", softwareAgent: `pixelproof ${version}`, parameters: parameters.join("; ") };
}
