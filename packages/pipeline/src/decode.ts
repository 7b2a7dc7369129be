import type { Context, Decoded, DecodeSettings, Host, ImageInfo } from "@pixelproof/core";
import { identify } from "./identify.ts";
import { assertInks } from "./inks.ts";
import type { QualitySettings } from "./settings.ts";

/** A decoded picture with what its file says of itself. */
export interface Opened extends Decoded {
  readonly info: ImageInfo;
  readonly bytes: number;
}

/** How the settings want files read that are looked at. */
export const decodeSettings = ({ animation }: Pick<QualitySettings, "animation">): DecodeSettings => ({
  firstFrame: animation === "first-frame",
});

/** How the settings want a file read that becomes another: with its inks, where they are kept. */
export const sourceSettings = (settings: Pick<QualitySettings, "animation" | "cmyk">): DecodeSettings => ({
  ...decodeSettings(settings),
  inks: settings.cmyk === "keep",
});

/** Reads and decodes one file by its content; throws `INPUT_*` and `LIMIT_*`. */
export async function openPicture(
  input: string | Uint8Array,
  host: Host,
  context: Context,
  settings: DecodeSettings = {},
): Promise<Opened> {
  const identified = await identify(input, host, context);
  if (settings.inks) assertInks(identified);
  const { bytes, codec, info } = identified;
  return { ...(await codec.codec.decode(bytes, context, settings)), info, bytes: bytes.length };
}
