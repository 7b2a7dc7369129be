import type { Context, Host, Prompt } from "@pixelproof/core";
import { maskOfImage } from "@pixelproof/masks";
import { decodeSettings, openPicture } from "../decode.ts";
import type { QualitySettings } from "../settings.ts";

/** A hint about one object; its mask is a picture, as a path or bytes: white inside, of the picture's size. */
export interface FilePrompt extends Omit<Prompt, "mask"> {
  readonly mask?: string | Uint8Array;
}

/** Prompts with their masks read. Throws what reading throws. */
export function openPrompts(
  prompts: readonly FilePrompt[],
  settings: Pick<QualitySettings, "animation">,
  host: Host,
  context: Context,
): Promise<Prompt[]> {
  return Promise.all(
    prompts.map(async ({ mask, ...others }) => {
      if (mask === undefined) return others;
      const { image } = await openPicture(mask, host, context, decodeSettings(settings));
      return { ...others, mask: maskOfImage(image) };
    }),
  );
}
