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
  return [
    { group: "depth", state: is >= was ? "same" : "changed", reason: depth },
    ...(hasAlpha(before) ? [alphaOf(before, saved)] : []),
    { group: "pixels", state: sameSamples(before, saved) ? "same" : "changed", reason: describePixels(before, saved) },
  ];
}

function alphaOf(before: Image, saved: Image): PictureFinding {
  if (!hasAlpha(saved)) return { group: "alpha", state: "lost", reason: "the saved file has no transparency" };
  const [from, to] = [before.channels - 1, saved.channels - 1];
  const state = sameSize(before, saved) && sameSamples(before, saved, from, to) ? "same" : "changed";
  return { group: "alpha", state, reason: "the saved file has other alpha samples" };
}

/** How the pixels differ: in size, in layout, or in so many samples, at 16 bits. */
function describePixels(before: Image, saved: Image): string {
  if (!sameSize(before, saved)) return `${before.width}x${before.height} px became ${saved.width}x${saved.height} px`;
  if (before.channels !== saved.channels) return `${before.channels} channels became ${saved.channels}`;
  const differing = before.data.reduce((sum, value, i) => sum + (value === saved.data[i] ? 0 : 1), 0);
  return `${differing} of ${before.data.length} samples differ`;
}

const sameSize = (a: Image, b: Image): boolean => a.width === b.width && a.height === b.height;

/** Whether saved samples are those before encoding, rounded to the file's depth: all of them, or one channel of each. */
function sameSamples(before: Image, saved: Image, from?: number, to?: number): boolean {
  if (!sameSize(before, saved)) return false;
  const step = { before: from === undefined ? 1 : before.channels, saved: to === undefined ? 1 : saved.channels };
  if (from === undefined && before.channels !== saved.channels) return false;
  const eight = saved.sourceDepth === 8;
  for (let i = from ?? 0, j = to ?? 0; i < before.data.length; i += step.before, j += step.saved) {
    const expected = eight ? narrowSample(before.data[i]) * 257 : before.data[i];
    if (expected !== saved.data[j]) return false;
  }
  return true;
}
