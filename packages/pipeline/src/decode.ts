import type { Context, Decoded, Host, ImageInfo } from "@pixelproof/core";
import { identify } from "./identify.ts";

/** A decoded picture with what its file says of itself. */
export interface Opened extends Decoded {
  readonly info: ImageInfo;
  readonly bytes: number;
}

/** Reads and decodes one file by its content; throws `INPUT_*` and `LIMIT_*`. */
export async function openPicture(input: string | Uint8Array, host: Host, context: Context): Promise<Opened> {
  const { bytes, codec, info } = await identify(input, host, context);
  return { ...(await codec.codec.decode(bytes, context)), info, bytes: bytes.length };
}
