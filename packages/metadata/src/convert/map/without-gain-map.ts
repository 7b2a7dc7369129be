import type { Metadata } from "@pixelproof/core";
import { changed, lost } from "../../result.ts";
import { listed, unchanged, type Converted } from "../converted.ts";
import { namespaces } from "../xmp/namespaces.ts";
import { encodeText, isNamed, openPacket, type Packet, type PacketProperty } from "../xmp/packet.ts";
import { replaced, type Range, type XmlElement } from "../xmp/xml.ts";

/** A piece of the packet that describes a gain map, with the property it belongs to. */
interface Cut extends Range {
  readonly property: PacketProperty;
}

const gainMaps: ReadonlySet<string> = new Set([namespaces.hdrgm, namespaces.appleGainMap]);

/**
 * The XMP without what describes a gain map, for a file that will have none: the properties of Adobe's and Apple's gain
 * maps, and the map's item in Google's directory (Ultra HDR 1.1), which goes whole where it lists nothing else.
 * `holdsPictures` says whether the file holds further pictures. A picture that is itself a gain map keeps what says so.
 */
export function withoutGainMap(metadata: Metadata, holdsPictures: boolean): Converted {
  const { xmp, ...rest } = metadata;
  const hasMap = metadata.attachments?.some(({ kind }) => kind === "gain-map") ?? false;
  const packet = xmp && !(hasMap && holdsPictures) ? openPacket(xmp) : undefined;
  if (packet === undefined) return unchanged(metadata);
  const items = packet.properties.flatMap((property) => cutsInDirectory(property, packet));
  if (!hasMap && items.length === 0) return unchanged(metadata);
  const properties = packet.properties.filter(({ uri }) => gainMaps.has(uri));
  const cuts = [
    ...properties.map((property): Cut => ({ start: property.start, end: property.end, property })),
    ...items,
  ];
  if (cuts.length === 0) return unchanged(metadata);
  const reason = `the file has no gain map; what described one was removed: ${listed(cuts.map(({ property }) => property.qname))}`;
  const gone = new Set(cuts.map(({ start }) => start));
  if (packet.properties.every(({ start }) => gone.has(start))) return { metadata: rest, losses: [lost("xmp", reason)] };
  const text = replaced(
    packet.text,
    cuts.map(({ start, end }) => ({ start, end, by: "" })),
  );
  return { metadata: { ...rest, xmp: encodeText(text) }, losses: [changed("xmp", reason)] };
}

/** The gain map's items in a directory; the directory itself where it has no others but the picture. */
function cutsInDirectory(property: PacketProperty, packet: Packet): Cut[] {
  if (property.element === undefined || !isNamed(property, "container", "Directory")) return [];
  const items = property.element.children.flatMap(({ children }) => children);
  const semantics = items.map((item) => semanticOf(item, packet));
  const maps = items.filter((_, i) => semantics[i] === "GainMap");
  if (maps.length === 0) return [];
  const alone = semantics.every((semantic) => semantic === "GainMap" || semantic === "Primary");
  return (alone ? [property] : maps).map(({ start, end }) => ({ start, end, property }));
}

/** Item:Semantic of an entry of a directory, as an attribute or an element of what is in it. */
function semanticOf({ attributes, children }: XmlElement, packet: Packet): string | undefined {
  const attribute = attributes.find((each) => isNamed(each, "containerItem", "Semantic"));
  if (attribute) return attribute.value;
  const element = children.find((each) => isNamed(each, "containerItem", "Semantic"));
  if (element) return packet.text.slice(element.content.start, element.content.end).trim();
  return children.map((child) => semanticOf(child, packet)).find((semantic) => semantic !== undefined);
}
