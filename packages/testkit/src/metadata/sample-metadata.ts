import { createHash } from "node:crypto";
import type { Metadata } from "@pixelproof/core";
import { ascii, joinBytes } from "./bytes.ts";
import { exifBlock } from "./exif-block.ts";
import { iccProfile } from "./icc-profile.ts";
import { extendedXmp, xmpPacket } from "./xmp-packet.ts";

/**
 * Every group of metadata at once, small and valid, for a colour or a grey picture. The packet names its extended part,
 * which is larger than a JPEG segment.
 */
export function sampleMetadata(form: { grey?: boolean; littleEndian?: boolean } = {}): Required<Metadata> {
  const grey = form.grey === true;
  const extension = extendedXmp(70_001);
  return {
    icc: iccProfile({ space: grey ? "GRAY" : "RGB " }),
    exif: exifBlock({ littleEndian: form.littleEndian ?? true }),
    xmp: xmpPacket("A synthetic picture", createHash("md5").update(extension).digest("hex").toUpperCase()),
    extendedXmp: extension,
    iptc: iptcRecord("A synthetic picture."),
    text: [
      { keyword: "Comment", text: "Café, 20 °C" },
      { keyword: "Title", text: "Ein künstliches Bild · 合成", language: "de", translatedKeyword: "Titel" },
    ],
    density: { x: 300, y: 150, unit: "inch" },
    cicp: { primaries: 9, transfer: 16, matrix: 0, fullRange: true },
    ancillary: pngChunks(grey),
    attachments: [{ attribute: 0, bytes: gainMap(), kind: "gain-map" }],
  };
}

/** IPTC-IIM 4.2: a record version and a caption (2:120). An odd caption length gives an odd number of bytes. */
export function iptcRecord(caption: string): Uint8Array {
  const bytes = ascii(caption);
  const length = Uint8Array.of(bytes.length >> 8, bytes.length & 255);
  return joinBytes(Uint8Array.of(0x1c, 2, 0, 0, 2, 0, 4), Uint8Array.of(0x1c, 2, 120), length, bytes);
}

/** Chunks that may stand beside a profile, so no sRGB; of an 8- or 16-bit picture (PNG 3, sections 11.3.2 to 11.3.6). */
function pngChunks(grey: boolean): Required<Metadata>["ancillary"] {
  const channels = grey ? 1 : 3;
  return {
    gAMA: uint32s(45_455),
    cHRM: uint32s(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000),
    mDCV: joinBytes(uint16s(35_400, 14_600, 8_500, 39_850, 6_550, 2_300, 15_635, 16_450), uint32s(10_000_000, 1)),
    cLLI: uint32s(10_000_000, 4_000_000),
    sBIT: new Uint8Array(channels).fill(7),
    tIME: Uint8Array.of(0x07, 0xea, 1, 2, 3, 4, 5),
    bKGD: uint16s(...Array.from({ length: channels }, () => 200)),
  };
}

/** A JPEG by structure alone, whose XMP says that it is a gain map (Ultra HDR 1.1, "Gain map metadata"). */
function gainMap(): Uint8Array {
  const xmp = ascii(
    `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ` +
      `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ` +
      `xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" hdrgm:GainMapMax="2.5"/>` +
      `</rdf:RDF></x:xmpmeta>`,
  );
  return joinBytes(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1), uint16s(2 + xmp.length), xmp, Uint8Array.of(0xff, 0xd9));
}

const uint16s = (...values: readonly number[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => [value >>> 8, value]));

const uint32s = (...values: readonly number[]): Uint8Array =>
  uint16s(...values.flatMap((value) => [value >>> 16, value & 0xffff]));
