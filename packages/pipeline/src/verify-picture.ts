import { hasAlpha, narrowSample, type Image, type Loss } from "@pixelproof/core";

/** One thing about the picture itself, as the saved file was found to hold it. */
export interface PictureFinding {
  readonly group: "alpha" | "colour" | "depth" | "pixels";
  readonly state: "same" | Loss["kind"];
  /** Why it is not the same. */
  readonly reason: string;
}

/** Compares the saved picture with the one before encoding: depth, transparency, and every sample at the file's depth. */
export function verifyPicture(before: Image, saved: Image): PictureFinding[] {
  const [was, is] = [before.sourceDepth, saved.sourceDepth];
  const depth = `the source has ${was} bits a channel, the saved file ${is}`;
  const pixels = whatChanged(before, saved);
  return [
    { group: "depth", state: is >= was ? "same" : "changed", reason: depth },
    ...(hasAlpha(before) ? [alphaOf(before, saved, pixels)] : []),
    { group: "pixels", state: pixels === undefined ? "same" : "changed", reason: pixels ?? "" },
  ];
}

function alphaOf(before: Image, saved: Image, pixels: string | undefined): PictureFinding {
  if (!hasAlpha(saved)) return { group: "alpha", state: "lost", reason: "the saved file has no transparency" };
  const same = pixels === undefined || (sameSize(before, saved) && sameAlpha(before, saved));
  return { group: "alpha", state: same ? "same" : "changed", reason: "the saved file has other alpha samples" };
}

/** How the pixels differ: in size, in layout, or in so many samples, at 16 bits; undefined where they do not. */
function whatChanged(before: Image, saved: Image): string | undefined {
  if (!sameSize(before, saved)) return `${before.width}x${before.height} px became ${saved.width}x${saved.height} px`;
  if (before.channels !== saved.channels) return `${before.channels} channels became ${saved.channels}`;
  if (sameSamples(before.data, saved)) return undefined;
  const differing = before.data.reduce((sum, value, i) => sum + (value === saved.data[i] ? 0 : 1), 0);
  return `${differing} of ${before.data.length} samples differ`;
}

const sameSize = (a: Image, b: Image): boolean => a.width === b.width && a.height === b.height;

/** Whether saved samples are those before encoding, rounded to the file's depth. */
function sameSamples(before: Uint16Array, { data, sourceDepth }: Image): boolean {
  if (bytesOf(before).equals(bytesOf(data))) return true;
  if (sourceDepth === 16) return false;
  for (let i = 0; i < before.length; i++) if (narrowSample(before[i]) * 257 !== data[i]) return false;
  return true;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint16Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

function sameAlpha(before: Image, saved: Image): boolean {
  return sameSamples(alphaPlane(before), { ...saved, data: alphaPlane(saved) });
}

const alphaPlane = ({ data, channels }: Image): Uint16Array => data.filter((_, i) => i % channels === channels - 1);
