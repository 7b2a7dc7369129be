import { writeTiffMetadata } from "@pixelproof/metadata";
import { loadSharp } from "../engine.ts";
import { unusable } from "./profile.ts";

/**
 * Converts RGB samples of 16 bits to sRGB by the look-up table of a profile, through LittleCMS, perceptual. Throws
 * `INPUT_CORRUPT` for a profile that LittleCMS does not take.
 *
 * The profile comes embedded in an uncompressed TIFF: beside raw samples sharp takes none. `ignoreIcc` keeps sharp from
 * going through Display P3 first, which would clip.
 */
export async function convertByTable(samples: Uint16Array, icc: Uint8Array): Promise<Uint16Array> {
  const sharp = await loadSharp();
  const raw = { width: samples.length / 3, height: 1, channels: 3 } as const;
  const options = { limitInputPixels: false } as const;
  const plain = await sharp(samples, { ...options, raw })
    .toColourspace("rgb16")
    .tiff({ compression: "none" })
    .toBuffer();
  const { bytes } = writeTiffMetadata(plain, { icc });
  const converter = sharp(bytes, { ...options, ignoreIcc: true })
    .toColourspace("rgb16")
    .withIccProfile("srgb", { attach: false })
    .raw({ depth: "ushort" });
  // Where the profile fails libvips goes on without it and says so here alone.
  let fault: string | undefined;
  converter.on("warning", (warning: string) => {
    if (/profile/i.test(warning)) fault = warning;
  });
  const { buffer, byteOffset, byteLength } = await converter.toBuffer();
  if (fault !== undefined) throw unusable(`one that LittleCMS calls: ${fault}`);
  return new Uint16Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
