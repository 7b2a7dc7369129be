import type { Metadata } from "@pixelproof/core";
import { plain } from "./bytes.ts";

type Found = { readonly [Group in keyof Metadata]: Metadata[Group] | undefined };

/** Metadata of the groups that were found: an absent group is left out, as is one without bytes or entries. */
export function present({
  icc,
  exif,
  xmp,
  extendedXmp,
  iptc,
  text,
  density,
  cicp,
  ancillary,
  attachments,
}: Found): Metadata {
  return {
    ...(icc?.length ? { icc: plain(icc) } : {}),
    ...(exif?.length ? { exif: plain(exif) } : {}),
    ...(xmp?.length ? { xmp: plain(xmp) } : {}),
    ...(extendedXmp?.length ? { extendedXmp: plain(extendedXmp) } : {}),
    ...(iptc?.length ? { iptc: plain(iptc) } : {}),
    ...(text?.length ? { text } : {}),
    ...(density ? { density } : {}),
    ...(cicp ? { cicp } : {}),
    ...(ancillary && Object.keys(ancillary).length > 0 ? { ancillary } : {}),
    ...(attachments?.length ? { attachments } : {}),
  };
}
