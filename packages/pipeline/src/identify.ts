import { assertInputBytes, assertInputPixels, type Context, type Host, type ImageInfo } from "@pixelproof/core";
import { codecFor, type KnownCodec } from "./codecs.ts";
import { readInput } from "./read-input.ts";

/** A file whose header was read; not a pixel yet. */
export interface Identified {
  readonly bytes: Uint8Array;
  readonly codec: KnownCodec;
  readonly info: ImageInfo;
}

/** Reads a file and its header by content, and holds it against the limits. Throws `INPUT_*`, `LIMIT_INPUT_*`. */
export async function identify(input: string | Uint8Array, host: Host, context: Context): Promise<Identified> {
  const bytes = typeof input === "string" ? await readInput(input, context.limits) : input;
  assertInputBytes(bytes.length, context.limits);
  const codec = codecFor(bytes, host);
  const info = await codec.codec.inspect(bytes, context);
  assertInputPixels(info, context.limits);
  return { bytes, codec, info };
}
