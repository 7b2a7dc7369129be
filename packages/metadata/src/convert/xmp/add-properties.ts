import { namespaces, type Prefix } from "./namespaces.ts";
import { encodeText, isNamed, openPacket, type Packet } from "./packet.ts";
import { escapeXml, replaced } from "./xml.ts";

/** A value as XMP holds it (XMP specification part 1, section 6.3). */
export type XmpValue =
  | { readonly form: "text"; readonly text: string }
  | { readonly form: "language"; readonly items: readonly { readonly language: string; readonly text: string }[] }
  | { readonly form: "seq" | "bag"; readonly items: readonly string[] };

export interface XmpProperty {
  readonly prefix: Prefix;
  readonly name: string;
  readonly value: XmpValue;
}

export interface Addition {
  readonly xmp: Uint8Array;
  /** Those that went in. */
  readonly added: readonly XmpProperty[];
  /** Those that the packet had already; what stood there stays. */
  readonly present: readonly XmpProperty[];
}

/**
 * The packet with these properties in a description of their own; one that it has already is left as it stands. Makes a
 * packet where there is none; undefined for one that cannot be read.
 */
export function addProperties(xmp: Uint8Array | undefined, properties: readonly XmpProperty[]): Addition | undefined {
  if (xmp === undefined) return { xmp: newPacket(descriptionOf(properties, "")), added: properties, present: [] };
  const packet = openPacket(xmp);
  if (packet === undefined) return undefined;
  const has = ({ prefix, name }: XmpProperty): boolean =>
    packet.properties.some((property) => isNamed(property, prefix, name));
  const added = properties.filter((property) => !has(property));
  const present = properties.filter(has);
  if (added.length === 0) return { xmp, added, present };
  return { xmp: insertDescription(packet, descriptionOf(added, aboutOf(packet))), added, present };
}

/** The packet with one more description, given as markup, at the end. */
export function insertDescription({ text, rdf }: Packet, description: string): Uint8Array {
  const isEmptyTag = rdf.content.start === rdf.end;
  const piece = isEmptyTag
    ? { start: rdf.end - 2, end: rdf.end, by: `>${description}</${rdf.qname}>` }
    : { start: rdf.content.end, end: rdf.content.end, by: description };
  return encodeText(replaced(text, [piece]));
}

/** What the descriptions of a packet are about: all have to say the same. As written, entities and all. */
export function aboutOf({ rdf }: Packet): string {
  const attributes = rdf.children.flatMap((description) => description.attributes);
  return attributes.find((attribute) => isNamed(attribute, "rdf", "about"))?.value.replaceAll('"', "&quot;") ?? "";
}

/** A whole packet around descriptions (XMP specification part 1, section 7.3.2). */
export const newPacket = (descriptions: string): Uint8Array =>
  encodeText(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">` +
      `<rdf:RDF xmlns:rdf="${namespaces.rdf}">${descriptions}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>`,
  );

function descriptionOf(properties: readonly XmpProperty[], about: string): string {
  const prefixes = new Set<Prefix>(["rdf", ...properties.map(({ prefix }) => prefix)]);
  const declared = [...prefixes].map((prefix) => ` xmlns:${prefix}="${namespaces[prefix]}"`).join("");
  const elements = properties.map(
    ({ prefix, name, value }) => `<${prefix}:${name}>${markup(value)}</${prefix}:${name}>`,
  );
  return `<rdf:Description${declared} rdf:about="${about}">${elements.join("")}</rdf:Description>`;
}

function markup(value: XmpValue): string {
  if (value.form === "text") return escapeXml(value.text);
  if (value.form === "language") {
    const items = value.items.map(
      ({ language, text }) => `<rdf:li xml:lang="${escapeXml(language)}">${escapeXml(text)}</rdf:li>`,
    );
    return `<rdf:Alt>${items.join("")}</rdf:Alt>`;
  }
  const list = value.form === "seq" ? "Seq" : "Bag";
  return `<rdf:${list}>${value.items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join("")}</rdf:${list}>`;
}
