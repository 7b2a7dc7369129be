import type { Loss, Metadata, MetadataGroup } from "@pixelproof/core";
import { changed, lost } from "../../result.ts";
import { listed, type Converted } from "../converted.ts";
import { addProperties, type XmpProperty } from "../xmp/add-properties.ts";

/** Where the properties come from, for the reasons. */
export interface Origin {
  readonly group: MetadataGroup;
  /** Why they move: "PNG has no IPTC block". */
  readonly what: string;
  /** What of the group has no counterpart in XMP. */
  readonly left: readonly string[];
}

/** Adds what another group said to the XMP; what stood there already stays, and all of it is listed. */
export function intoXmp(
  metadata: Metadata,
  properties: readonly XmpProperty[],
  { group, what, left }: Origin,
): Converted {
  const losses: Loss[] = [];
  const noted = (names: readonly string[], reason: string): void => {
    if (names.length > 0) losses.push(lost(group, `${what}, and ${reason}: ${listed(names)}`));
  };
  noted(left, "XMP has no counterpart");
  if (properties.length === 0) return { metadata, losses };
  const addition = addProperties(metadata.xmp, properties);
  if (addition === undefined) {
    return { metadata, losses: [...losses, lost(group, `${what}, and the XMP cannot be read to take its fields in`)] };
  }
  const { xmp, added, present } = addition;
  if (added.length > 0)
    losses.unshift(changed(group, `${what}; its fields stand in the XMP: ${listed(added.map(nameOf))}`));
  if (present.length > 0) {
    losses.push(changed(group, `${what}; the XMP had these already and keeps its own: ${listed(present.map(nameOf))}`));
  }
  if (metadata.xmp && added.length > 0) losses.push(changed("xmp", `it took in what stood in the group ${group}`));
  return { metadata: { ...metadata, xmp }, losses };
}

const nameOf = ({ prefix, name }: XmpProperty): string => `${prefix}:${name}`;
