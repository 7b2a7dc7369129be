import type { Metadata } from "@pixelproof/core";

type Found = { readonly [Group in keyof Metadata]-?: Metadata[Group] | undefined };

/** Metadata of the groups that were found: an absent group is left out, as is one without bytes. */
export function present({ icc, exif, xmp, iptc, density }: Found): Metadata {
  return {
    ...(icc?.length ? { icc } : {}),
    ...(exif?.length ? { exif } : {}),
    ...(xmp?.length ? { xmp } : {}),
    ...(iptc?.length ? { iptc } : {}),
    ...(density ? { density } : {}),
  };
}
