import { namespaces } from "./namespaces.ts";
import { encodeText, isProperty, openPacket } from "./packet.ts";
import { replaced, type QName, type Range, type XmlElement } from "./xml.ts";

/** A property by the names on the way to it: a structure's field has its structure's name before its own. */
export type PropertyPath = readonly QName[];

export interface Removal {
  readonly xmp: Uint8Array;
  /** Names as they stood in the packet. */
  readonly removed: readonly string[];
  /** Properties that are left, the outermost ones alone. */
  readonly left: readonly QName[];
}

/**
 * The packet without the properties, and fields of structures at any depth, that `leaveOut` names, whether they stand as
 * elements or attributes; comments go too. undefined for a packet that cannot be read.
 */
export function removeProperties(xmp: Uint8Array, leaveOut: (path: PropertyPath) => boolean): Removal | undefined {
  const packet = openPacket(xmp);
  if (packet === undefined) return undefined;
  const cuts: (Range & { readonly qname: string })[] = [];

  const visit = (element: XmlElement, path: PropertyPath): void => {
    for (const attribute of element.attributes) {
      if (isProperty(attribute) && leaveOut([...path, attribute])) cuts.push(attribute);
    }
    for (const child of element.children) {
      const inner = child.uri === namespaces.rdf ? path : [...path, child];
      if (inner !== path && leaveOut(inner)) cuts.push(child);
      else visit(child, inner);
    }
  };
  for (const description of packet.rdf.children) visit(description, []);

  const pieces = [...cuts, ...packet.comments].map(({ start, end }) => ({ start, end, by: "" }));
  const text = replaced(packet.text, pieces);
  const gone = new Set(cuts.map(({ start }) => start));
  return {
    xmp: encodeText(text),
    removed: cuts.map(({ qname }) => qname),
    left: packet.properties.filter(({ start }) => !gone.has(start)),
  };
}
