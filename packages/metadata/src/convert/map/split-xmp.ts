import type { Metadata } from "@pixelproof/core";
import { changed } from "../../result.ts";
import { unchanged, type Converted } from "../converted.ts";
import { aboutOf } from "../xmp/add-properties.ts";
import { withGuid } from "../xmp/extended-guid.ts";
import { namespaces } from "../xmp/namespaces.ts";
import { encodeText, openPacket, type Packet, type PacketProperty } from "../xmp/packet.ts";
import { replaced } from "../xmp/xml.ts";
import { declarations, mergeExtended } from "./merge-extended.ts";

/** Bytes of XMP that one segment of a JPEG holds (XMP specification part 3, section 1.1.3). */
const mostBytes = 65_502;
/** What the reference to the extended XMP takes, with room to spare. */
const referenceBytes = 1024;

/**
 * Splits a packet too large for a segment of a JPEG into a packet and an extended XMP: the largest properties move, as
 * few as it takes. A packet that fits without its padding only loses that.
 */
export function splitXmp(metadata: Metadata): Converted {
  if (metadata.xmp === undefined || metadata.xmp.length <= mostBytes) return unchanged(metadata);
  const joined = metadata.extendedXmp ? mergeExtended(metadata, "JPEG").metadata : metadata;
  const packet = joined.xmp && openPacket(joined.xmp);
  if (packet === undefined) return unchanged(metadata);
  const trimmed = withoutPadding(packet.text);
  if (trimmed.length <= mostBytes) {
    const reason = `the padding of the packet was left out: a segment of a JPEG holds ${mostBytes} bytes`;
    return { metadata: { ...joined, xmp: trimmed }, losses: [changed("xmp", reason)] };
  }
  const moving = largestFirst(packet, trimmed.length - mostBytes + referenceBytes);
  const extended = encodeText(extendedOf(packet, moving));
  const rest = withoutPadding(
    replaced(
      packet.text,
      moving.map(({ start, end }) => ({ start, end, by: "" })),
    ),
  );
  const names = moving.map(({ qname }) => qname).join(", ");
  const reason = `a segment of a JPEG holds ${mostBytes} bytes; the rest stands in the extended XMP: ${names}`;
  return {
    metadata: { ...joined, xmp: withGuid(rest, extended), extendedXmp: extended },
    losses: [changed("xmp", reason)],
  };
}

/** Without the blanks before the end of the packet, which leave room for editing in place. */
function withoutPadding(text: string): Uint8Array {
  const end = text.lastIndexOf("<?xpacket end=");
  return encodeText(end < 0 ? text : `${text.slice(0, end).trimEnd()}\n${text.slice(end)}`);
}

function largestFirst({ properties }: Packet, excess: number): PacketProperty[] {
  const moving: PacketProperty[] = [];
  let moved = 0;
  for (const property of properties.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (moved >= excess) break;
    if (property.uri === namespaces.xmpNote) continue;
    moving.push(property);
    moved += property.end - property.start;
  }
  return moving;
}

function extendedOf(packet: Packet, moving: readonly PacketProperty[]): string {
  const descriptions = packet.rdf.children.flatMap((description) => {
    const properties = moving.filter((property) => property.description === description);
    if (properties.length === 0) return [];
    const markup = (wanted: boolean): string =>
      properties
        .filter(({ element }) => (element !== undefined) === wanted)
        .map(({ start, end }) => packet.text.slice(start, end))
        .join("");
    const names = `${declarations(description.scope, new Set(["xmlns:rdf"]))} xmlns:rdf="${namespaces.rdf}" rdf:about="${aboutOf(packet)}"`;
    return `<rdf:Description${names}${markup(false)}>${markup(true)}</rdf:Description>`;
  });
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${namespaces.rdf}">${descriptions.join("")}</rdf:RDF></x:xmpmeta>`;
}
