import exifr from "exifr";
import ExifReader from "exifreader";
import sharp from "sharp";
import type { Metadata } from "@pixelproof/core";
import { readMetadata, writeMetadata } from "@pixelproof/metadata";
import { exifBlock, iccProfile, iptcRecord, xmpPacket } from "@pixelproof/testkit";
import { contest, type Comparison } from "../compare.ts";
import type { Family } from "../family.ts";
import { npmPackage } from "../peers/npm-package.ts";
import type { Peer } from "../peers/peer.ts";
import { sharpPeer } from "../peers/sharp.ts";
import { inProcess, type Side } from "../side.ts";

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
const reading = (peer: Peer, theirs: Reader): Comparison => ({
  name: `read all metadata of a 12 MP JPEG with 64 kB of EXIF, ${times} times`,
  peer,
  async prepare() {
    const { jpeg } = await files();
    return contest(repeated(ours, jpeg), repeated(theirs, jpeg), (a, b) => ({
      equal: a.length === 4 && a.join() === b.join(),
    }));
  },
});

const repeated = (read: Reader, jpeg: Uint8Array): Side<string[]> =>
  inProcess(async () => {
    for (let i = 1; i < times; i++) await read(jpeg);
    return read(jpeg);
  });

const byExifr: Reader = async (jpeg) => {
  const { icc, ifd0, xmp, dc, iptc } = await exifr.parse(jpeg, {
    icc: true,
    xmp: true,
    iptc: true,
    mergeOutput: false,
  });
  return present({ icc, exif: ifd0, xmp: xmp ?? dc, iptc });
};

const byExifReader: Reader = async (jpeg) => {
  const { icc, exif, xmp, iptc } = ExifReader.load(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength), {
    expanded: true,
  });
  return present({ icc, exif, xmp, iptc });
};

const bySharp: Reader = async (jpeg) => {
  const { icc, exif, xmp, iptc } = await sharp(jpeg).metadata();
  return present({ icc, exif, xmp, iptc });
};

const node: Peer = { name: "Node", install: "", version: async () => process.version };

/** Splicing against one copy of the same bytes, in as many parts. */
const splice: Comparison = {
  name: `splice 64 kB of EXIF, ICC, XMP and IPTC into a 12 MP JPEG, ${times} times`,
  peer: node,
  variant: "Buffer.concat of the same bytes",
  async prepare() {
    const { bare, jpeg, metadata } = await files();
    const head = jpeg.length - bare.length;
    const parts = [jpeg.subarray(0, head), jpeg.subarray(head)];
    const often = (work: () => Uint8Array): Side<Uint8Array> =>
      inProcess(() => {
        for (let i = 1; i < times; i++) work();
        return work();
      });
    return contest(
      often(() => writeMetadata(bare, metadata).bytes),
      often(() => Buffer.concat(parts)),
      (a, b) => ({ equal: Buffer.compare(a, b) === 0 }),
    );
  },
};

export const metadataFamily: Family = {
  title: "Metadata",
  about:
    "`@pixelproof/metadata` gives each group as its bytes; exifr and ExifReader take them apart. Equal: ICC, EXIF, XMP and IPTC are all found.",
  comparisons: [
    reading(npmPackage("exifr"), byExifr),
    reading(npmPackage("exifreader"), byExifReader),
    reading(sharpPeer, bySharp),
    splice,
  ],
};
