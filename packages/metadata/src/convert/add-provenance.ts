import type { Metadata } from "@pixelproof/core";
import { changed, lost } from "../result.ts";
import type { Converted } from "./converted.ts";
import { aboutOf, insertDescription, newPacket } from "./xmp/add-properties.ts";
import { namespaces } from "./xmp/namespaces.ts";
import { encodeText, isNamed, openPacket, type Packet } from "./xmp/packet.ts";
import { escapeXml, replaced } from "./xmp/xml.ts";

/** What was done to the picture, as an entry of xmpMM:History (XMP specification part 2, section 1.2.4.6). */
export interface Provenance {
  /** Past tense: "resized". */
  readonly action: string;
  /** Name and version of the program. */
  readonly softwareAgent: string;
  /** Whatever it takes to do it again. */
  readonly parameters: string;
}

/** Adds an entry to the end of the picture's history in XMP; what stands there stays, and XMP is made where there is none. */
export function addProvenance(metadata: Metadata, provenance: Provenance): Converted {
  const { xmp } = metadata;
  const packet = xmp && openPacket(xmp);
  if (xmp && packet === undefined) {
    return { metadata, losses: [lost("xmp", "the line of provenance: the packet cannot be read to take it in")] };
  }
  const written = packet ? withEntry(packet, provenance) : newPacket(historyOf(provenance, ""));
  const losses = xmp ? [changed("xmp", "a line of provenance was added, as metadata.provenance asks")] : [];
  return { metadata: { ...metadata, xmp: written }, losses };
}

function withEntry(packet: Packet, provenance: Provenance): Uint8Array {
  const history = packet.properties.find((property) => isNamed(property, "xmpMM", "History"))?.element;
  const list = history?.children.find(({ uri }) => uri === namespaces.rdf);
  if (history === undefined) return insertDescription(packet, historyOf(provenance, aboutOf(packet)));
  const entry = entryOf(provenance);
  if (list === undefined) {
    const piece = { start: history.start, end: history.end, by: elementOf(entry) };
    return encodeText(replaced(packet.text, [piece]));
  }
  const isEmptyTag = list.content.start === list.end;
  const piece = isEmptyTag
    ? { start: list.end - 2, end: list.end, by: `>${entry}</${list.qname}>` }
    : { start: list.content.end, end: list.content.end, by: entry };
  return encodeText(replaced(packet.text, [piece]));
}

const rdf = `xmlns:rdf="${namespaces.rdf}"`;

const historyOf = (provenance: Provenance, about: string): string =>
  `<rdf:Description ${rdf} rdf:about="${about}">${elementOf(entryOf(provenance))}</rdf:Description>`;

const elementOf = (entry: string): string =>
  `<xmpMM:History ${rdf} xmlns:xmpMM="${namespaces.xmpMM}"><rdf:Seq>${entry}</rdf:Seq></xmpMM:History>`;

const entryOf = ({ action, softwareAgent, parameters }: Provenance): string =>
  `<rdf:li ${rdf} xmlns:stEvt="${namespaces.stEvt}" rdf:parseType="Resource">` +
  `<stEvt:action>${escapeXml(action)}</stEvt:action>` +
  `<stEvt:softwareAgent>${escapeXml(softwareAgent)}</stEvt:softwareAgent>` +
  `<stEvt:parameters>${escapeXml(parameters)}</stEvt:parameters></rdf:li>`;
