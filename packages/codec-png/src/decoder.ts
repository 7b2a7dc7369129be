import { PixelproofError, type Codec, type Resolve } from "@pixelproof/core";

/**
 * What reads PNG: the codec of that id. Where none is registered, reading is refused with `PLUGIN_NOT_FOUND`, so that a Host
 * with a writer alone can write.
 */
export function decoderNamed(id: string, resolve: Resolve): Pick<Codec, "inspect" | "decode"> {
  try {
    const codec = resolve("codec", id);
    return {
      inspect: (bytes, context) => codec.inspect(bytes, context),
      decode: (bytes, context, settings) => codec.decode(bytes, context, settings),
    };
  } catch (error) {
    if (!PixelproofError.is(error) || error.code !== "PLUGIN_NOT_FOUND") throw error;
    const refuse = async (): Promise<never> => {
      throw new PixelproofError(
        "PLUGIN_NOT_FOUND",
        `Expected a codec ${id} that reads PNG for the one that writes it, but none is registered; register @pixelproof/codec-sharp/png, or name another codec in the option decoder`,
        { cause: error, details: { kind: "codec", id } },
      );
    };
    return { inspect: refuse, decode: refuse };
  }
}
