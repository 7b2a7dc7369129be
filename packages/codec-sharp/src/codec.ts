import type { Codec } from "@pixelproof/core";
import { decode } from "./decode.ts";
import { encode, type Encoding } from "./encode.ts";
import type { Format } from "./format.ts";
import { readHeader } from "./header.ts";

/** A codec that reads one format and writes it by one encoding. */
export function createCodec(format: Format, encoding: Encoding): Codec {
  return {
    sniff: (bytes) => format.sniff(bytes),
    inspect: async (bytes, context) => (await readHeader(format, bytes, context)).info,
    decode: (bytes, context, settings) => decode(format, bytes, context, settings),
    encode: (image, metadata, settings, context) => encode(encoding, image, metadata, settings, context),
  };
}
