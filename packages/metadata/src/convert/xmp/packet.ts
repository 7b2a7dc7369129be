import { namespaces } from "./namespaces.ts";
import { parseXml, type QName, type Range, type XmlAttribute, type XmlElement } from "./xml.ts";

/** A property of the picture: an attribute or an element of a description. */
export interface PacketProperty extends QName, Range {
  readonly qname: string;
  /** Where it stands as an element. */
  readonly element?: XmlElement;
  readonly description: XmlElement;
}

/** An XMP packet opened for editing. */
export interface Packet {
  readonly text: string;
  readonly rdf: XmlElement;
  readonly properties: readonly PacketProperty[];
  readonly comments: readonly Range[];
}

/** Usually there is one for each namespace. */
const mostDescriptions = 1000;

/** Opens a packet; undefined when it is not UTF-8, not well formed, or has no rdf:RDF, or one of over 1000 descriptions. */
export function openPacket(xmp: Uint8Array): Packet | undefined {
  const text = decode(xmp);
  const parsed = text === undefined ? undefined : parseXml(text);
  const rdf = findRdf(parsed?.elements ?? []);
  if (text === undefined || parsed === undefined || rdf === undefined) return undefined;
  if (rdf.children.length > mostDescriptions) return undefined;
  const properties = rdf.children.flatMap((description): PacketProperty[] => [
    ...description.attributes.filter(isProperty).map((attribute) => ({ ...placed(attribute), description })),
    ...description.children.map((element) => ({ ...placed(element), element, description })),
  ]);
  return { text, rdf, properties, comments: parsed.comments };
}

/** Whether an attribute says something, rather than how to read the markup. */
export const isProperty = ({ uri, qname }: XmlAttribute): boolean =>
  uri !== "" && uri !== namespaces.rdf && !/^xml(ns)?(:|$)/.test(qname);

export const isNamed = ({ uri, local }: QName, prefix: keyof typeof namespaces, name: string): boolean =>
  uri === namespaces[prefix] && local === name;

export const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);

const placed = ({ uri, local, qname, start, end }: XmlElement | XmlAttribute): QName & Range & { qname: string } => ({
  uri,
  local,
  qname,
  start,
  end,
});

/** At the top, or inside x:xmpmeta. */
const findRdf = (elements: readonly XmlElement[]): XmlElement | undefined =>
  elements.flatMap((element) => [element, ...element.children]).find((element) => isNamed(element, "rdf", "RDF"));

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
