import type { Context, Decoded, DecodeSettings, Host, ImageInfo } from "@pixelproof/core";
import { identify } from "./identify.ts";
import type { QualitySettings } from "./settings.ts";

/** A decoded picture with what its file says of itself. */
export interface Opened extends Decoded {
  readonly info: ImageInfo;
  readonly bytes: number;
}

/** How the settings want files read. */
export const decodeSettings = ({ animation }: Pick<QualitySettings, "animation">): DecodeSettings => ({
  firstFrame: animation === "first-frame",
});

/** Reads and decodes one file by its content; throws `INPUT_*` and `LIMIT_*`. */
export async function openPicture(
  input: string | Uint8Array,
  host: Host,
  context: Context,
  settings: DecodeSettings = {},
): Promise<Opened> {
  const { bytes, codec, info } = await identify(input, host, context);
  return { ...(await codec.codec.decode(bytes, context, settings)), info, bytes: bytes.length };
}
