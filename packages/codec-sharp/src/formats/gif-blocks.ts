import { PixelproofError } from "@pixelproof/core";

/** One block of a GIF89a (sections 15 to 27) behind the screen descriptor. */
export interface GifBlock {
  readonly kind: "image" | "extension";
  /** The label of an extension: 0xfe comment, 0xff application. */
  readonly label: number;
  /** The eleven letters that name an application; "" otherwise. */
  readonly application: string;
  /** What the block holds, its sub-blocks joined. */
  readonly data: Uint8Array;
  /** The same bytes with the lengths of the sub-blocks between them. */
  readonly raw: Uint8Array;
}

const trailer = 0x3b;
const imageSeparator = 0x2c;
const extensionIntroducer = 0x21;
const applicationLabel = 0xff;

/** GIF87a, GIF89a. */
export const isGif = (bytes: Uint8Array): boolean => /^GIF8[79]a$/.test(latin1(bytes.subarray(0, 6)));

/** Bytes as characters, one each. */
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/**
 * Walks the blocks up to the trailer; throws `INPUT_TRUNCATED` for a file that ends before it and `INPUT_CORRUPT` for
 * something that is no block.
 */
export function* gifBlocks(bytes: Uint8Array): Generator<GifBlock> {
  let at = 13 + colourTableLength(byteAt(bytes, 10));
  for (;;) {
    const introducer = byteAt(bytes, at);
    if (introducer === trailer) return;
    if (introducer !== imageSeparator && introducer !== extensionIntroducer) {
      throw new PixelproofError(
        "INPUT_CORRUPT",
        `Expected a block of the gif at byte ${at} but received ${introducer}`,
      );
    }
    const kind = introducer === imageSeparator ? "image" : "extension";
    const label = kind === "image" ? 0 : byteAt(bytes, at + 1);
    // An image has a descriptor, its own colour table, and the code size before its sub-blocks.
    let from = kind === "image" ? at + 11 + colourTableLength(byteAt(bytes, at + 9)) : at + 2;
    let application = "";
    if (label === applicationLabel) {
      const length = byteAt(bytes, from);
      application = latin1(bytes.subarray(from + 1, from + 1 + length));
      from += 1 + length;
    }
    const parts: Uint8Array[] = [];
    at = from;
    for (let length = byteAt(bytes, at); length > 0; length = byteAt(bytes, at)) {
      parts.push(bytes.subarray(at + 1, at + 1 + length));
      at += 1 + length;
    }
    at += 1;
    yield { kind, label, application, data: Uint8Array.from(Buffer.concat(parts)), raw: bytes.subarray(from, at) };
  }
}

/** Bytes of the table that packed fields announce. */
const colourTableLength = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

function byteAt(bytes: Uint8Array, at: number): number {
  if (at < bytes.length) return bytes[at];
  throw new PixelproofError(
    "INPUT_TRUNCATED",
    `Expected the trailer of the gif but the file stops at byte ${bytes.length}; fetch the whole file`,
  );
}
