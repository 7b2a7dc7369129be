import type { ImageInfo, Loss, Metadata } from "@pixelproof/core";

/** Bits a channel that samples have after decoding: inks are converted at 8. */
export const decodedDepth = ({ inks, depth }: ImageInfo): ImageInfo["depth"] => (inks ? 8 : depth);

/** Metadata of a picture whose inks became sRGB, with what that cost: the profile of the inks describes them no more. */
export function withoutInks(
  { icc, ...rest }: Metadata,
  { depth }: ImageInfo,
): { readonly metadata: Metadata; readonly losses: readonly Loss[] } {
  const by = icc ? "its own profile" : "a general profile, as it has none of its own";
  const losses: Loss[] = [
    { group: "colour", kind: "changed", reason: `the picture is CMYK and was converted to sRGB by ${by}` },
  ];
  if (icc) losses.push({ group: "icc", kind: "lost", reason: "the profile describes inks that are no longer there" });
  if (depth === 16) losses.push({ group: "depth", kind: "changed", reason: "CMYK of 16 bits is converted at 8" });
  return { metadata: rest, losses };
}
