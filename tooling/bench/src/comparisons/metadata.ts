import exifr from "exifr";
import ExifReader from "exifreader";
import sharp from "sharp";
import type { Metadata } from "@pixelproof/core";
import { readMetadata, writeMetadata } from "@pixelproof/metadata";
import { exifBlock, iccProfile, iptcRecord, xmpPacket } from "@pixelproof/testkit";
import { contest, type Comparison } from "../compare.ts";

const times = 20;
const caption = "read often";
const exifBytes = 65_000;

/** 12 megapixels of grain as a JPEG of 3.5 MB without metadata, and metadata with an EXIF block that fills its segment. */
async function files(): Promise<{ bare: Uint8Array; metadata: Metadata; jpeg: Uint8Array }> {
  const noise = { type: "gaussian", mean: 128, sigma: 10 } as const;
  const bare = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: "grey", noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const exif = new Uint8Array(exifBytes);
  exif.set(exifBlock({ littleEndian: true }));
  const icc = iccProfile({ space: "RGB " });
  const metadata = { icc, exif, xmp: xmpPacket(caption), iptc: iptcRecord(caption) };
  return { bare, metadata, jpeg: writeMetadata(bare, metadata).bytes };
}

/** Names of the groups that a reader found in the file. */
type Reader = (jpeg: Uint8Array) => Promise<string[]>;

const present = (found: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(found).filter((group) => found[group] !== undefined);

const ours: Reader = async (jpeg) => {
  const { icc, exif, xmp, iptc } = readMetadata(jpeg).metadata;
  return present({ icc, exif, xmp, iptc });
};

/** Ours gives every group as its bytes, exifr and ExifReader take them apart: the same is that all four are found. */
const reading = (peer: string, theirs: Reader): Comparison => ({
  name: `read all metadata of a 12 MP JPEG with 64 kB of EXIF, ${times} times`,
  peer,
  async prepare() {
    const { jpeg } = await files();
    return contest(repeated(ours, jpeg), repeated(theirs, jpeg), (a, b) => a.length === 4 && a.join() === b.join());
  },
});

const repeated = (read: Reader, jpeg: Uint8Array) => async (): Promise<string[]> => {
  for (let i = 1; i < times; i++) await read(jpeg);
  return read(jpeg);
};

export const readExifr: Comparison = reading("exifr", async (jpeg) => {
  const { icc, ifd0, xmp, dc, iptc } = await exifr.parse(jpeg, {
    icc: true,
    xmp: true,
    iptc: true,
    mergeOutput: false,
  });
  return present({ icc, exif: ifd0, xmp: xmp ?? dc, iptc });
});

export const readExifReader: Comparison = reading("ExifReader", async (jpeg) => {
  const { icc, exif, xmp, iptc } = ExifReader.load(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength), {
    expanded: true,
  });
  return present({ icc, exif, xmp, iptc });
});

export const readSharp: Comparison = reading("sharp().metadata()", async (jpeg) => {
  const { icc, exif, xmp, iptc } = await sharp(jpeg).metadata();
  return present({ icc, exif, xmp, iptc });
});

/** Splicing against one copy of the same bytes, in as many parts. */
export const splice: Comparison = {
  name: `splice 64 kB of EXIF, ICC, XMP and IPTC into a 12 MP JPEG, ${times} times`,
  peer: "Buffer.concat of the same bytes",
  async prepare() {
    const { bare, jpeg, metadata } = await files();
    const head = jpeg.length - bare.length;
    const parts = [jpeg.subarray(0, head), jpeg.subarray(head)];
    const often = (work: () => Uint8Array) => async (): Promise<Uint8Array> => {
      for (let i = 1; i < times; i++) work();
      return work();
    };
    return contest(
      often(() => writeMetadata(bare, metadata).bytes),
      often(() => Buffer.concat(parts)),
      (a, b) => Buffer.compare(a, b) === 0,
    );
  },
};
