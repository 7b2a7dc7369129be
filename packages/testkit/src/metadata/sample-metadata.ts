import type { Metadata } from "@pixelproof/core";
import { ascii, joinBytes } from "./bytes.ts";
import { exifBlock } from "./exif-block.ts";
import { iccProfile } from "./icc-profile.ts";

/** Every group of metadata at once, small and valid, for a colour or a grey picture. */
export function sampleMetadata(form: { grey?: boolean; littleEndian?: boolean } = {}): Required<Metadata> {
  return {
    icc: iccProfile({ space: form.grey === true ? "GRAY" : "RGB " }),
    exif: exifBlock({ littleEndian: form.littleEndian ?? true }),
    xmp: xmpPacket("A synthetic picture"),
    iptc: iptcRecord("A synthetic picture."),
    density: { x: 300, y: 150, unit: "inch" },
  };
}

/** An XMP packet with a title, UTF-8. */
export function xmpPacket(title: string): Uint8Array {
  return new TextEncoder().encode(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ` +
      `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li>` +
      `</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
}

/** IPTC-IIM 4.2: a record version and a caption (2:120). An odd caption length gives an odd number of bytes. */
export function iptcRecord(caption: string): Uint8Array {
  const bytes = ascii(caption);
  const length = Uint8Array.of(bytes.length >> 8, bytes.length & 255);
  return joinBytes(Uint8Array.of(0x1c, 2, 0, 0, 2, 0, 4), Uint8Array.of(0x1c, 2, 120), length, bytes);
}
