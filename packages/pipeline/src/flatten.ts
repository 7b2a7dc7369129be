import { createImage, hasAlpha, isGrey, PixelproofError, type Image } from "@pixelproof/core";

/**
 * The picture composited over one colour at 16 bits, without alpha; opaque samples stay as they are. The colour is taken
 * for device values of the picture's own space. Throws `SETTINGS_INVALID` for a colour that is no grey on a grey picture.
 */
export function flatten(image: Image, colour: string): Image {
  if (!hasAlpha(image)) return image;
  const background = samplesOf(colour, isGrey(image));
  const { width, height, channels, data, sourceDepth } = image;
  const colours = channels - 1;
  const flat = new Uint16Array(width * height * colours);
  for (let from = 0, to = 0; from < data.length; from += channels) {
    const alpha = data[from + colours];
    for (let c = 0; c < colours; c++, to++) {
      flat[to] = Math.round((data[from + c] * alpha + background[c] * (65_535 - alpha)) / 65_535);
    }
  }
  return createImage({ width, height, channels: colours, data: flat, sourceDepth });
}

function samplesOf(colour: string, grey: boolean): number[] {
  const digits = colour === "white" ? "ffffff" : colour.slice(1);
  const samples = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) * 257);
  if (!grey || samples.every((sample) => sample === samples[0])) return samples;
  throw new PixelproofError(
    "SETTINGS_INVALID",
    `Expected a grey for quality.flatten, as the picture is grey, but received ${colour}; give one with equal parts`,
  );
}
