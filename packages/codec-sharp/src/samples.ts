import type { Limits } from "@pixelproof/core";
import { hasAlpha, isGrey, sharedSamples, widen } from "@pixelproof/core";
import { loadSharp } from "./engine.ts";
import { decodedDepth } from "./inks/converted.ts";
import type { Header } from "./header.ts";
import { viewAs16 } from "./view-as-16.ts";

/**
 * Decodes pixels, upright, to 16 bits a channel in device values; CMYK alone is converted, by its own profile or a general one, at 8
 * bits to sRGB. Rejects with sharp's errors.
 */
export async function readSamples(bytes: Uint8Array, header: Header, limits: Limits): Promise<Uint16Array> {
  const { info } = header;
  const sharp = await loadSharp();
  const limitInputPixels = Number.isSafeInteger(limits.inputPixels) ? limits.inputPixels : false;
  const upright = sharp(bytes, { ignoreIcc: info.inks === undefined, limitInputPixels }).autoOrient();
  if (decodedDepth(info) === 16) {
    // Without a 16-bit colourspace sharp goes through 8 bits and says nothing.
    const wide = upright.toColourspace(isGrey(info) ? "grey16" : "rgb16");
    const samples = viewAs16(await wide.raw({ depth: "ushort" }).toBuffer());
    return stretch(samples, header.sharp.bitsPerSample ?? 16);
  }
  // As "b-w" sharp drops the alpha of grey; as sRGB it repeats grey exactly.
  const greyAlpha = isGrey(info) && hasAlpha(info);
  const narrow = upright.toColourspace(isGrey(info) && !greyAlpha ? "b-w" : "srgb");
  const samples = await narrow.raw().toBuffer();
  const picked = greyAlpha ? pickGreyAlpha(samples) : samples;
  return widen(picked, sharedSamples(picked.length));
}

/** 10 and 12 bits of AVIF come shifted up, so that their white is below 65535. */
function stretch(samples: Uint16Array, bits: number): Uint16Array {
  if (bits <= 8 || bits >= 16) return samples;
  const factor = 65535 / (2 ** bits - 1);
  return samples.map((sample) => Math.round((sample >>> (16 - bits)) * factor));
}

function pickGreyAlpha(rgba: Uint8Array): Uint8Array {
  const picked = new Uint8Array(rgba.length / 2);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 2) {
    picked[to] = rgba[from];
    picked[to + 1] = rgba[from + 3];
  }
  return picked;
}
