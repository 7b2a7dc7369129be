import type { Loss, Metadata } from "@pixelproof/core";
import { standsAt } from "../bytes.ts";
import { changed, lost } from "../result.ts";
import { updateItemLength } from "./container-items.ts";
import { extensionName, referTo, splitExtendedXmp } from "./extended-xmp.ts";
import { identifiers, markers, segment, segmentCapacity } from "./segments.ts";

const room = segmentCapacity - identifiers.xmp.length;

/**
 * The packet's segment and those of its extension, which has to be named in the packet: where that names another, or the
 * gain map's length has changed, it is brought up to date and listed as changed.
 */
export function xmpSegments({ xmp, extendedXmp, attachments = [] }: Metadata, losses: Loss[]): Uint8Array[] {
  if (xmp === undefined) {
    if (extendedXmp) losses.push(lost("extendedXmp", "Extended XMP is found through an XMP packet, and there is none"));
    return [];
  }
  const current = updateItemLength(xmp, attachments);
  const referring = extendedXmp && referTo(current, extensionName(extendedXmp));
  if (extendedXmp && !referring)
    losses.push(lost("extendedXmp", "The XMP packet has no description to name its extension in"));
  const packet = referring ?? current;
  if (packet.length > room) {
    losses.push(lost("xmp", `A JPEG segment holds ${room} bytes of XMP, not ${packet.length}`));
    if (referring) losses.push(lost("extendedXmp", "Extended XMP is found through the XMP packet, which is too large"));
    return [];
  }
  if (packet.length !== xmp.length || !standsAt(packet, xmp)) {
    losses.push(changed("xmp", "The packet refers to its extension, or to the gain map's length, as they now are"));
  }
  return [
    segment(markers.app1, identifiers.xmp, packet),
    ...(extendedXmp && referring ? splitExtendedXmp(extendedXmp) : []),
  ];
}
