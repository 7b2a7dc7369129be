import { createImage, PixelproofError, type Image, type Mask } from "@pixelproof/core";

/** A mask as a grey picture for a codec: white inside, black outside, 8 bits in a file. */
export function maskImage({ width, height, data }: Mask): Image {
  const samples = new Uint16Array(data.length);
  for (let i = 0; i < data.length; i++) samples[i] = data[i] * 65535;
  return createImage({ width, height, channels: 1, data: samples, sourceDepth: 8 });
}

/** The mask that a picture shows: inside is what is at least half white, and at least half opaque. */
export function maskOfImage({ width, height, channels, data }: Image): Mask {
  const colours = channels <= 2 ? 1 : 3;
  const inside = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < inside.length; i++, at += channels) {
    let light = 0;
    for (let c = 0; c < colours; c++) light += data[at + c];
    const isOpaque = channels === colours || data[at + colours] >= 32768;
    inside[i] = isOpaque && light >= 32768 * colours ? 1 : 0;
  }
  return { width, height, data: inside };
}

/** The object that a mask covers, cut out of a picture of its size: alpha is 0 outside and what it was inside; colours stay. */
export function cutOut(image: Image, mask: Mask): Image {
  const { width, height, channels, data, sourceDepth } = image;
  if (mask.width !== width || mask.height !== height)
    throw new PixelproofError(
      "SIZE_MISMATCH",
      `Expected a mask of ${width}x${height} but received ${mask.width}x${mask.height}`,
    );
  const colours = channels <= 2 ? 1 : 3;
  const samples = new Uint16Array(width * height * (colours + 1));
  for (let i = 0, from = 0, to = 0; i < mask.data.length; i++, from += channels) {
    for (let c = 0; c < colours; c++) samples[to++] = data[from + c];
    samples[to++] = mask.data[i] * (channels > colours ? data[from + colours] : 65535);
  }
  return createImage({ width, height, channels: colours === 1 ? 2 : 4, data: samples, sourceDepth });
}
