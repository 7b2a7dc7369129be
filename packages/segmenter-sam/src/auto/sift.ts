import type { Size } from "@pixelproof/core";
import { decodeRle, encodeRle, maskBox, removeSmallRegions, suppressOverlaps } from "@pixelproof/masks";
import { isCutOff, type Crop } from "./crops.ts";
import { judgedSize, scaled, type Judged } from "./judge.ts";
import type { AutoSettings } from "./settings.ts";

/** A mask of a picture; its box is in px of the picture. */
export interface Found extends Judged {
  readonly crop: Crop;
}

/** Of the masks of one crop those that are not cut off by its edge, and of much the same boxes the best. */
export function siftCrop(judged: readonly Judged[], crop: Crop, picture: Size, settings: AutoSettings): Found[] {
  const found = judged
    .map((one) => ({ ...one, crop, box: { ...one.box, x: one.box.x + crop.x, y: one.box.y + crop.y } }))
    .filter(({ box }) => !isCutOff(box, crop, picture));
  const boxes = found.map(({ box }) => box);
  const scores = found.map(({ predictedIou }) => predictedIou);
  return suppressOverlaps(boxes, scores, settings.boxNmsThresh).map((i) => found[i]);
}

/** Of masks of several crops with much the same boxes those of the smaller crop; then small regions go. */
export function siftAll(found: readonly Found[], crops: number, settings: AutoSettings): Found[] {
  const left = crops > 1 ? acrossCrops(found, settings) : [...found];
  return settings.minMaskRegionArea > 0 ? withoutSmallRegions(left, settings) : left;
}

function acrossCrops(found: readonly Found[], settings: AutoSettings): Found[] {
  const boxes = found.map(({ box }) => box);
  const scores = found.map(({ crop }) => 1 / (crop.width * crop.height));
  return suppressOverlaps(boxes, scores, settings.cropNmsThresh).map((i) => found[i]);
}

/** Holes filled, islands dropped, and what then has much the same box as one that did not change (`postprocess_small_regions`). */
function withoutSmallRegions(found: readonly Found[], settings: AutoSettings): Found[] {
  const cleaned = found.map((one) => clean(one, settings.minMaskRegionArea));
  const boxes = cleaned.map(({ box }) => box);
  const scores = cleaned.map((one, i) => (one === found[i] ? 1 : 0));
  const threshold = Math.max(settings.boxNmsThresh, settings.cropNmsThresh);
  return suppressOverlaps(boxes, scores, threshold).map((i) => cleaned[i]);
}

function clean(found: Found, least: number): Found {
  const { crop } = found;
  const size = judgedSize(crop);
  const [across, down] = [crop.width / size.width, crop.height / size.height];
  const mask = decodeRle(found.rle);
  const cleaned = removeSmallRegions(mask, least / (across * down));
  if (cleaned === mask) return found;
  const box = scaled(maskBox(cleaned), across, down);
  return { ...found, rle: encodeRle(cleaned), box: { ...box, x: box.x + crop.x, y: box.y + crop.y } };
}
