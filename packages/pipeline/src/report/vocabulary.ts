/** A name a person knows, and what it means in a sentence. */
export interface Term {
  readonly name: string;
  readonly meaning?: string;
}

const figures: Readonly<Record<string, Term>> = {
  psnr: {
    name: "PSNR",
    meaning: "How small the differences between two pictures are, over all pixels. Higher is closer.",
  },
  ssim: {
    name: "SSIM",
    meaning: "How alike the local structure is: edges, texture, contrast. 1 is equal; higher is closer.",
  },
  "ms-ssim": { name: "MS-SSIM", meaning: "SSIM at several viewing distances at once. 1 is equal; higher is closer." },
  "pixel-diff": {
    name: "Pixel difference",
    meaning: "The share of pixels that differ at all, and by how many of 255 levels. Lower is closer.",
  },
  ciede2000: {
    name: "CIEDE2000",
    meaning: "How far colours are apart to the eye; below 1 is hard to see. Lower is closer.",
  },
  gmsd: { name: "GMSD", meaning: "How evenly edges were kept over the picture. 0 is equal; lower is closer." },
  ssimulacra2: {
    name: "SSIMULACRA 2",
    meaning: "A score tuned on people's judgements; 90 and more is very close. Higher is closer.",
  },
};

const detectors: Readonly<Record<string, Term>> = {
  lines: { name: "Stray lines", meaning: "Thin, long lines that the result has and the source has not." },
  "edge-pixel-loss": {
    name: "Lost edges",
    meaning: "Outlines of the source that are eaten away, blurred or moved in the result.",
  },
  "edge-pixel-loss-objects": {
    name: "Lost edges of objects",
    meaning: "Borders of the objects found in the result that are eaten away, blurred or moved against the source.",
  },
  seams: { name: "Seams", meaning: "Joints between tiles that were worked on one by one." },
  ringing: { name: "Ringing", meaning: "Echoes beside strong edges." },
  banding: { name: "Banding", meaning: "Steps where the source has a smooth gradient." },
  blocking: { name: "Blocking", meaning: "A grid of small squares, left by compression." },
  clipping: { name: "Clipping", meaning: "Light or dark detail pressed into plain white or black." },
  "colour-shift": { name: "Colour shift", meaning: "Colours that moved as a whole." },
};

const groups: Readonly<Record<string, Term>> = {
  icc: { name: "Colour profile (ICC)", meaning: "Says which colours the numbers stand for." },
  exif: { name: "Camera data (EXIF)", meaning: "Camera, lens, exposure, date, place." },
  xmp: { name: "Editing data (XMP)", meaning: "Ratings, keywords, development settings." },
  iptc: { name: "Caption and credit (IPTC)", meaning: "Caption, byline, copyright." },
  extendedXmp: {
    name: "Extended editing data (XMP)",
    meaning: "The part of the editing data too large for one block.",
  },
  text: { name: "Text and comments", meaning: "Lines of text beside the picture: title, author, comment." },
  density: { name: "Print resolution", meaning: "Pixels per inch or centimetre." },
  cicp: { name: "Colour code points (CICP)", meaning: "Says which colours the numbers stand for, by code." },
  ancillary: { name: "Other PNG chunks", meaning: "Gamma, significant bits, time of change, background." },
  attachments: { name: "Further pictures", meaning: "An HDR gain map, a large preview." },
  gps: { name: "Place (GPS)", meaning: "Where the picture was taken." },
  makerNote: { name: "Maker note", meaning: "What the camera's maker writes for its own programs." },
  thumbnail: { name: "Thumbnail", meaning: "The small picture inside the camera data." },
  alpha: { name: "Transparency (alpha)", meaning: "How opaque each pixel is." },
  depth: { name: "Bit depth", meaning: "How many levels a channel can have." },
  pixels: { name: "Pixels", meaning: "The picture itself." },
  metadata: { name: "Unreadable metadata", meaning: "A piece that is damaged, or not what it says it is." },
  colour: { name: "Colour", meaning: "The colour space of the pixels." },
};

/** A key as words: "edge_pixel_loss", "edge-pixel-loss" and "edgePixelLoss" become "Edge pixel loss". */
export function readable(key: string): string {
  const words = key
    .replaceAll(/[-_]+/gu, " ")
    .replaceAll(/(?<=[a-z])[A-Z]/gu, (capital) => ` ${capital.toLowerCase()}`)
    .trim();
  return words === "" ? key : words[0].toUpperCase() + words.slice(1);
}

const look = (terms: Readonly<Record<string, Term>>, key: string): Term =>
  Object.hasOwn(terms, key) ? terms[key] : { name: readable(key) };

/** The name of a metric; unknown ones keep their own. */
export const figureTerm = (metric: string): Term => look(figures, metric);

/** The name of a detector, given as "edge-pixel-loss" or "edge_pixel_loss"; unknown ones keep their own. */
export const detectorTerm = (detector: string): Term => look(detectors, detector.replaceAll("_", "-"));

/** The name of a group of metadata; unknown ones keep their own. */
export const groupTerm = (group: string): Term => look(groups, group);
