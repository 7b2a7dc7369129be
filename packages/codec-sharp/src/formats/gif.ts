import type { Metadata, TextEntry } from "@pixelproof/core";
import type { Format } from "../format.ts";
import { gifBlocks, isGif, latin1 } from "./gif-blocks.ts";

/** The 258 bytes behind a packet that lead a reader of sub-blocks to its end (XMP specification part 3, 1.1.2). */
const xmpTrailer = 258;

export const gifFormat: Format = {
  name: "gif",
  sniff: isGif,
  matches: ({ format }) => format === "gif",
  frames: (bytes) => {
    let images = 0;
    for (const { kind } of gifBlocks(bytes)) if (kind === "image") images++;
    return images;
  },
  assertComplete(bytes) {
    // Walking to the trailer is the check.
    for (const _ of gifBlocks(bytes));
  },
  readMetadata: (bytes) => ({ metadata: readGifMetadata(bytes), warnings: [] }),
};

/** Comments, and the packets of the applications for XMP and ICC. */
function readGifMetadata(bytes: Uint8Array): Metadata {
  const text: TextEntry[] = [];
  const found: { xmp?: Uint8Array; icc?: Uint8Array } = {};
  for (const { label, application, data, raw } of gifBlocks(bytes)) {
    if (label === 0xfe) text.push({ keyword: "Comment", text: latin1(data) });
    if (application === "XMP DataXMP") found.xmp = raw.slice(0, Math.max(0, raw.length - xmpTrailer));
    if (application === "ICCRGBG1012") found.icc = data;
  }
  return { ...found, ...(text.length > 0 && { text }) };
}
