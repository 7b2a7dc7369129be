import type { Metadata } from "@pixelproof/core";
import { plain } from "./bytes.ts";

type Found = { readonly [Group in keyof Metadata]-?: Metadata[Group] | undefined };

/** Metadata of the groups that were found: an absent group is left out, as is one without bytes. */
export function present({ icc, exif, xmp, iptc, density }: Found): Metadata {
  return {
    ...(icc?.length ? { icc: plain(icc) } : {}),
    ...(exif?.length ? { exif: plain(exif) } : {}),
    ...(xmp?.length ? { xmp: plain(xmp) } : {}),
    ...(iptc?.length ? { iptc: plain(iptc) } : {}),
    ...(density ? { density } : {}),
  };
}
