import { createHash } from "node:crypto";
import { namespaces } from "./namespaces.ts";
import { insertDescription, aboutOf } from "./add-properties.ts";
import { encodeText, isNamed, openPacket } from "./packet.ts";
import { removeProperties } from "./remove-properties.ts";
import { replaced } from "./xml.ts";

/** The MD5 of an extended XMP by which its packet refers to it: 32 upper-case hexadecimal digits. */
export const guidOf = (extended: Uint8Array): string => createHash("md5").update(extended).digest("hex").toUpperCase();

/** The packet referring to this extended XMP (XMP specification part 3, section 1.1.3.1). */
export function withGuid(xmp: Uint8Array, extended: Uint8Array): Uint8Array {
  const packet = openPacket(xmp);
  if (packet === undefined) return xmp;
  const guid = guidOf(extended);
  const stands = packet.properties.find((property) => isNamed(property, "xmpNote", "HasExtendedXMP"));
  if (stands === undefined) {
    const about = aboutOf(packet);
    const names = `xmlns:rdf="${namespaces.rdf}" xmlns:xmpNote="${namespaces.xmpNote}"`;
    return insertDescription(
      packet,
      `<rdf:Description ${names} rdf:about="${about}" xmpNote:HasExtendedXMP="${guid}"/>`,
    );
  }
  const { qname, element, start, end } = stands;
  const by = element ? `<${qname}>${guid}</${qname}>` : ` ${qname}="${guid}"`;
  return encodeText(replaced(packet.text, [{ start, end, by }]));
}

/** The packet without a reference to an extended XMP. */
export function withoutGuid(xmp: Uint8Array): Uint8Array {
  const packet = openPacket(xmp);
  if (!packet?.properties.some((property) => isNamed(property, "xmpNote", "HasExtendedXMP"))) return xmp;
  return (
    removeProperties(xmp, (path) => path.length === 1 && isNamed(path[0], "xmpNote", "HasExtendedXMP"))?.xmp ?? xmp
  );
}
