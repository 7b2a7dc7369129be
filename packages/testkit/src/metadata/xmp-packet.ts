const rdf = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"`;

/**
 * An XMP packet with a title, UTF-8. `extension` is the MD5, in 32 upper-case digits, of the extended XMP that the
 * packet names.
 */
export function xmpPacket(title: string, extension?: string): Uint8Array {
  const note =
    extension === undefined
      ? ""
      : ` xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${extension}"`;
  return new TextEncoder().encode(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
      `<rdf:RDF ${rdf}><rdf:Description rdf:about=""${note} ` +
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li>` +
      `</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
}

/** Extended XMP of at least `length` bytes: the same model without a packet wrapper (XMP part 3, section 1.1.3.1). */
export function extendedXmp(length: number): Uint8Array {
  return new TextEncoder().encode(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${rdf}><rdf:Description rdf:about="" ` +
      `xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><photoshop:History>${"step ".repeat(Math.ceil(length / 5))}` +
      `</photoshop:History></rdf:Description></rdf:RDF></x:xmpmeta>`,
  );
}
