import type { Metadata } from "@pixelproof/core";
import { changed, lost } from "../../result.ts";
import type { Converted } from "../converted.ts";
import { insertDescription } from "../xmp/add-properties.ts";
import { withoutGuid } from "../xmp/extended-guid.ts";
import { openPacket, type Packet } from "../xmp/packet.ts";
import { namespacesIn, type Scope, type XmlElement } from "../xmp/xml.ts";

/** Puts an extended XMP into its packet, for a format that has room for it there. */
export function mergeExtended(metadata: Metadata, format: string): Converted {
  const { extendedXmp, ...rest } = metadata;
  const [main, extended] = [rest.xmp, extendedXmp].map((xmp) => xmp && openPacket(xmp));
  if (main === undefined || extended === undefined) {
    return { metadata: rest, losses: [lost("extendedXmp", "it, or the packet that refers to it, cannot be read")] };
  }
  const xmp = withoutGuid(insertDescription(main, descriptionsOf(extended)));
  const reason = `${format} has no limit to the size of XMP; it stands in the packet`;
  return {
    metadata: { ...rest, xmp },
    losses: [changed("extendedXmp", reason), changed("xmp", "it took in the extended XMP")],
  };
}

/** The descriptions as they stand, each with the namespaces that it had from the elements around it. */
const descriptionsOf = ({ text, rdf }: Packet): string =>
  rdf.children.map((element) => withScope(element, text)).join("");

/** The markup of an element with every namespace in its scope declared on itself. */
export function withScope({ scope, attributes, qname, start, end }: XmlElement, text: string): string {
  const own = new Set(attributes.map((attribute) => attribute.qname));
  const names = start + 1 + qname.length;
  return text.slice(start, names) + declarations(scope, own) + text.slice(names, end);
}

/** Declarations of the namespaces in a scope, those of `except` left out. */
export function declarations(scope: Scope, except: ReadonlySet<string> = new Set()): string {
  return [...namespacesIn(scope)]
    .map(([prefix, uri]) => [prefix === "" ? "xmlns" : `xmlns:${prefix}`, uri] as const)
    .filter(([name]) => name !== "xmlns:xml" && !except.has(name))
    .map(([name, uri]) => ` ${name}="${uri.replaceAll('"', "&quot;")}"`)
    .join("");
}
