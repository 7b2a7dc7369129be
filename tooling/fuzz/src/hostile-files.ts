import { crc32, deflateSync } from "node:zlib";

const uint = (bytes: number, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const pngChunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([latin1(type), data]);
  return Buffer.concat([uint(4, data.length), body, uint(4, crc32(body))]);
};
const png = (...chunks: Buffer[]): Buffer =>
  Buffer.concat([
    latin1("\x89PNG\r\n\x1a\n"),
    pngChunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...chunks,
    pngChunk("IDAT", deflateSync(Buffer.alloc(2))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);

const jpegSegment = (marker: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), uint(2, data.length + 2), data]);
const jpeg = (...segments: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0xff, 0xd9]),
  ]);

/** Zeros that shrink a thousandfold; the second one is damaged at its end. */
const bomb = (mebibytes: number): Buffer => deflateSync(Buffer.alloc(mebibytes * 2 ** 20), { level: 9 });
const spoilt = (stream: Buffer): Buffer =>
  Buffer.concat([stream.subarray(0, -1), Buffer.from([stream[stream.length - 1] ^ 1])]);

const international = (stream: Buffer): Buffer => Buffer.concat([latin1("k\0\x01\0\0\0"), stream]);

/** IFDs one after the other that all lead to the next, of EXIF's fields, each claiming the same megabyte. */
function tiff(directories: number, fields: number): Buffer {
  const length = 2 + 12 * fields + 4;
  const file = Buffer.alloc(8 + directories * length + 2 ** 20);
  file.write("MM\0*\0\0\0\x08", "latin1");
  for (let i = 0; i < directories; i++) {
    const start = 8 + i * length;
    file.writeUInt16BE(fields, start);
    for (let j = 0; j < fields; j++) {
      const at = start + 2 + 12 * j;
      file.writeUInt16BE(j === 0 ? 0x8769 : 0x010e, at);
      file.writeUInt16BE(j === 0 ? 4 : 7, at + 2);
      file.writeUInt32BE(j === 0 ? 1 : 2 ** 20, at + 4);
      file.writeUInt32BE(j === 0 ? (i + 1 < directories ? start + length : 8) : file.length - 2 ** 20, at + 8);
    }
    if (i + 1 < directories) file.writeUInt32BE(start + length, start + length - 4);
  }
  return file;
}

const extended = (whole: number, offset: number, data: Buffer): Buffer =>
  jpegSegment(
    0xe1,
    Buffer.concat([
      latin1(`http://ns.adobe.com/xmp/extension/\0${"A".repeat(32)}`),
      uint(4, whole),
      uint(4, offset),
      data,
    ]),
  );
const packet = jpegSegment(
  0xe1,
  latin1(
    `http://ns.adobe.com/xap/1.0/\0<rdf:Description xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${"A".repeat(32)}"/>`,
  ),
);

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([uint(4, 8 + content.length), latin1(type), content]);
};

/** Items that all lie in the same 16 MiB, and as many properties. */
function avif(items: number): Buffer {
  const place = (id: number): Buffer =>
    Buffer.concat([uint(2, id), uint(2, 0), uint(2, 1), uint(4, 0), uint(4, 2 ** 24)]);
  const entry = (id: number): Buffer => box("infe", uint(4, 0x02000001), uint(2, id), uint(2, 0), latin1("Exif\0"));
  return Buffer.concat([
    box("ftyp", latin1("avif\0\0\0\0mif1avif")),
    box(
      "meta",
      uint(4, 0),
      box("pitm", uint(4, 0), uint(2, 1)),
      box("iloc", uint(4, 0), uint(2, 0x4400), uint(2, items), ...times(items, place)),
      box("iinf", uint(4, 0), uint(2, items), ...times(items, entry)),
      box("iprp", box("ipco", ...times(items, () => box("free"))), box("ipma", uint(4, 0), uint(4, 0))),
    ),
    box("mdat", Buffer.alloc(2 ** 24)),
  ]);
}

function webp(chunks: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(data.length);
    return Buffer.concat([latin1(type), size, data]);
  };
  const body = Buffer.concat([latin1("WEBP"), ...times(chunks, () => chunk("EXIF", latin1("II*\0\x08\0\0\0")))]);
  return chunk("RIFF", body);
}

/** Files made to cost a reader more memory than they have bytes, by what they try. */
export const hostileFiles: Readonly<Record<string, () => Buffer>> = {
  "TIFF, one IFD of 65,535 fields of a megabyte": () => tiff(1, 65_535),
  "TIFF, a million fields in 16 IFDs": () => tiff(16, 65_535),
  "PNG, a profile that inflates to 1 GiB": () => png(pngChunk("iCCP", Buffer.concat([latin1("k\0\0"), bomb(1024)]))),
  "PNG, 1000 zTXt of 15 MiB each": () => {
    const stream = bomb(15);
    return png(...times(1000, () => pngChunk("zTXt", Buffer.concat([latin1("k\0\0"), stream]))));
  },
  "PNG, 1000 iTXt of 15 MiB each that are damaged at the end": () => {
    const stream = spoilt(bomb(15));
    return png(...times(1000, () => pngChunk("iTXt", international(stream))));
  },
  "PNG, 10,000 tEXt of 16 KiB": () =>
    png(...times(10_000, () => pngChunk("tEXt", Buffer.concat([latin1("k\0"), Buffer.alloc(2 ** 14, "x")])))),
  "JPEG, 10,000 comments of 16 KiB": () => jpeg(...times(10_000, () => jpegSegment(0xfe, Buffer.alloc(2 ** 14, "x")))),
  "JPEG, 10,000 empty segments": () => jpeg(...times(10_000, () => jpegSegment(0xe5, Buffer.alloc(0)))),
  "JPEG, extended XMP that announces 4 GiB": () => jpeg(packet, extended(0xffff_ffff, 0, Buffer.alloc(1000))),
  "JPEG, extended XMP of 60 MiB": () => {
    const part = Buffer.alloc(65_400, " ");
    return jpeg(packet, ...times(960, (i) => extended(960 * part.length, i * part.length, part)));
  },
  "WebP, a million EXIF chunks": () => webp(1_000_000),
  "AVIF, 10,000 items in the same 16 MiB": () => avif(10_000),
};
