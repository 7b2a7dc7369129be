import { deflateSync } from "node:zlib";
import { box } from "./avif/boxes.ts";
import { ascii, join, uint16, uint32 } from "./bytes.ts";
import { markers, segment } from "./jpeg/segments.ts";
import { chunk, signatureBytes } from "./png/chunks.ts";
import { chunk as webpChunk, webpFile } from "./webp/chunks.ts";

const pngSignature = ascii("\x89PNG\r\n\x1a\n").subarray(0, signatureBytes);
const greyHeader = Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0);

/** A grey PNG of 2x2 pixels with these chunks after its header. */
export const pngFile = (...chunks: Uint8Array[]): Uint8Array =>
  join([
    pngSignature,
    chunk("IHDR", greyHeader),
    ...chunks,
    chunk("IDAT", deflateSync(new Uint8Array(6))),
    chunk("IEND"),
  ]);

/** Scan data with a stuffed zero, a restart marker and fill bytes, which a reader has to pass over. */
export const scanData = Uint8Array.of(1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xff);

/** A JPEG by structure alone, with these segments after SOI. */
export const jpegFile = (...segments: Uint8Array[]): Uint8Array =>
  join([
    Uint8Array.of(0xff, markers.soi),
    ...segments,
    segment(0xc0, Uint8Array.of(8, 0, 2, 0, 2, 1, 1, 0x11, 0)),
    segment(markers.sos, Uint8Array.of(1, 1, 0, 0, 63, 0)),
    scanData,
    Uint8Array.of(0xff, markers.eoi),
  ]);

/** A lossless WebP header of 3x2 pixels with alpha, and no pixels. */
export const losslessPicture = webpChunk("VP8L", Uint8Array.of(0x2f, 2, 0x40, 0, 0x10, 7));

/** A WebP by structure alone. */
export const webpFileOf = (...chunks: Uint8Array[]): Uint8Array => webpFile([losslessPicture, ...chunks]);

/** A little-endian grey TIFF of 1x1 pixels; its only strip is the byte behind its header. */
export function tiffFile(): Uint8Array {
  const directory = 10;
  const fields = [
    [0x0100, 3, 1],
    [0x0101, 3, 1],
    [0x0102, 3, 8],
    [0x0106, 3, 1],
    [0x0111, 4, 8],
    [0x0117, 4, 1],
  ];
  const bytes = new Uint8Array(directory + 2 + fields.length * 12 + 4);
  const view = new DataView(bytes.buffer);
  bytes.set(ascii("II*\0\x0a"));
  bytes[8] = 0x7f;
  view.setUint16(directory, fields.length, true);
  for (const [i, [tag, type, value]] of fields.entries()) {
    view.setUint16(directory + 2 + i * 12, tag, true);
    view.setUint16(directory + 4 + i * 12, type, true);
    view.setUint32(directory + 6 + i * 12, 1, true);
    view.setUint32(directory + 10 + i * 12, value, true);
  }
  return bytes;
}

/** The coded bytes of the picture in `avifFile`. */
export const avifPicture = ascii("the picture's own bytes");

/**
 * An AVIF by structure alone: one picture with a size as its property and further ones behind it, its bytes in an mdat box
 * behind the meta box.
 */
export function avifFile(...properties: Uint8Array[]): Uint8Array {
  const associations = [0x81, ...properties.map((_, i) => 2 + i)];
  const ftyp = box("ftyp", ascii("avif\0\0\0\0mif1avif"));
  const metaOf = (offset: number): Uint8Array =>
    box(
      "meta",
      uint32(0),
      box("hdlr", ascii("\0\0\0\0\0\0\0\0pict"), new Uint8Array(13)),
      box("pitm", uint32(0), uint16(1)),
      box("iloc", uint32(0), uint16(0x4400), ...[1, 1, 0, 1].map(uint16), uint32(offset), uint32(avifPicture.length)),
      box("iinf", uint32(0), uint16(1), box("infe", uint32(0x02000000), uint16(1), uint16(0), ascii("av01\0"))),
      box(
        "iprp",
        box("ipco", box("ispe", uint32(0), uint32(2), uint32(2)), ...properties),
        box("ipma", uint32(0), uint32(1), uint16(1), Uint8Array.of(associations.length, ...associations)),
      ),
    );
  const offset = ftyp.length + metaOf(0).length + 8;
  return join([ftyp, metaOf(offset), box("mdat", avifPicture)]);
}

/** A caption (2:120) of these bytes. */
export const iptcRecord = (caption: Uint8Array): Uint8Array =>
  join([Uint8Array.of(0x1c, 2, 120), uint16(caption.length), caption]);

/**
 * A big-endian EXIF block: orientation, resolution, an Exif IFD with pixel dimensions and a maker note, in that order.
 */
export function exifBlock(
  values: { orientation?: number; density?: number; width?: number; height?: number; makerNote?: Uint8Array } = {},
): Uint8Array {
  const {
    orientation = 6,
    density = 300,
    width = 640,
    height = 480,
    makerNote = Uint8Array.of(1, 2, 3, 4, 5),
  } = values;
  const main = 8;
  const resolution = main + 2 + 5 * 12 + 4;
  const exifIfd = resolution + 16;
  const note = exifIfd + 2 + 3 * 12 + 4;
  const bytes = new Uint8Array(note + makerNote.length);
  const view = new DataView(bytes.buffer);
  bytes.set(ascii("MM\0*"));
  view.setUint32(4, main);
  const field = (at: number, tag: number, type: number, count: number, value: number): void => {
    view.setUint16(at, tag);
    view.setUint16(at + 2, type);
    view.setUint32(at + 4, count);
    if (type === 3) view.setUint16(at + 8, value);
    else view.setUint32(at + 8, value);
  };
  view.setUint16(main, 5);
  field(main + 2, 0x0112, 3, 1, orientation);
  field(main + 14, 0x011a, 5, 1, resolution);
  field(main + 26, 0x011b, 5, 1, resolution + 8);
  field(main + 38, 0x0128, 3, 1, 2);
  field(main + 50, 0x8769, 4, 1, exifIfd);
  for (const at of [resolution, resolution + 8]) {
    view.setUint32(at, density);
    view.setUint32(at + 4, 1);
  }
  view.setUint16(exifIfd, 3);
  field(exifIfd + 2, 0x927c, 7, makerNote.length, note);
  field(exifIfd + 14, 0xa002, 3, 1, width);
  field(exifIfd + 26, 0xa003, 3, 1, height);
  bytes.set(makerNote, note);
  return bytes;
}
