import { readdirSync, readFileSync } from "node:fs";
import avif from "@pixelproof/codec-sharp/avif";
import jpeg from "@pixelproof/codec-sharp/jpeg";
import png from "@pixelproof/codec-sharp/png";
import tiff from "@pixelproof/codec-sharp/tiff";
import webp from "@pixelproof/codec-sharp/webp";
import { createContext, Host, type Metadata } from "@pixelproof/core";
import { readMetadata, sniffContainer, type Container } from "@pixelproof/metadata";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { dataFile, withData } from "@pixelproof/tooling-data";

/** Larger files would be copied more than they are read. */
const largest = 100_000;

/** Files of each container: small ones of our own with all metadata or little, and real ones where there are any. */
export async function readSeeds(): Promise<Record<Container, Uint8Array[]>> {
  const seeds: Record<Container, Uint8Array[]> = { jpeg: [], png: [], webp: [], tiff: [], avif: [] };
  await using host = new Host([jpeg, png, webp, tiff, avif]);
  const whole = sampleMetadata({ littleEndian: false });
  const { icc, exif, xmp, text, iptc } = whole;
  for (const metadata of [
    whole,
    { icc, exif, xmp, text, iptc },
    sampleMetadata({ littleEndian: true }),
  ] satisfies Metadata[]) {
    for (const container of ["jpeg", "png", "webp", "tiff", "avif"] as const) {
      const image = scene({ width: 8, height: 8, sourceDepth: 8 });
      const { bytes } = await host.get("codec", container).encode(image, metadata, {}, createContext());
      seeds[container].push(bytes);
    }
  }
  for (const folder of withData ? ["metadata", "malformed", "colour"] : []) {
    for (const name of readdirSync(dataFile(folder))) {
      const bytes = readFileSync(dataFile(`${folder}/${name}`));
      const container = sniffContainer(bytes);
      if (container && bytes.length <= largest) seeds[container].push(bytes);
    }
  }
  return seeds;
}

/** The EXIF blocks and XMP packets that are in these files. */
export function blocksIn(files: readonly Uint8Array[]): Uint8Array[] {
  return files.flatMap((file) => {
    const { exif, xmp } = readMetadata(file).metadata;
    return [exif, xmp].filter((block) => block !== undefined);
  });
}
