import type { Loss, Metadata } from "@pixelproof/core";

/** Metadata after a conversion, and what of it is no longer as it was. */
export interface Converted {
  readonly metadata: Metadata;
  readonly losses: readonly Loss[];
}

/** One conversion; it leaves what it is given as it is. */
export type Conversion = (metadata: Metadata) => Converted;

/** Conversions one after the other, their losses in that order. */
export function convert(metadata: Metadata, conversions: readonly Conversion[]): Converted {
  const losses: Loss[] = [];
  let current = metadata;
  for (const conversion of conversions) {
    const converted = conversion(current);
    current = converted.metadata;
    losses.push(...converted.losses);
  }
  return { metadata: current, losses };
}

/** Nothing to convert. */
export const unchanged = (metadata: Metadata): Converted => ({ metadata, losses: [] });

/** Names for people, the first `most` of them: "GPSLatitude, GPSLongitude and 4 more". */
export function listed(names: readonly string[], most: number = 8): string {
  const different = [...new Set(names)];
  const rest = different.length - most;
  return rest > 0 ? `${different.slice(0, most).join(", ")} and ${rest} more` : different.join(", ");
}
