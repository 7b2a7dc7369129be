import type { Size } from "@pixelproof/core";
import type { Box } from "@pixelproof/masks";
import type { AutoSettings } from "./settings.ts";

/** A part of a picture that is looked at apart, and the layer it belongs to. */
export interface Crop extends Box {
  readonly layer: number;
}

/** The whole picture, then each layer's crops, column after column (Segment Anything, `generate_crop_boxes`). */
export function cropsOf(picture: Size, { cropNLayers, cropOverlapRatio }: AutoSettings): Crop[] {
  const crops: Crop[] = [{ x: 0, y: 0, width: picture.width, height: picture.height, layer: 0 }];
  for (let layer = 1; layer <= cropNLayers; layer++) {
    const count = 2 ** layer;
    const overlap = Math.trunc(cropOverlapRatio * Math.min(picture.width, picture.height) * (2 / count));
    const length = (side: number): number => Math.ceil((overlap * (count - 1) + side) / count);
    const [width, height] = [length(picture.width), length(picture.height)];
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        const [x, y] = [(width - overlap) * i, (height - overlap) * j];
        crops.push({
          x,
          y,
          width: Math.min(width, picture.width - x),
          height: Math.min(height, picture.height - y),
          layer,
        });
      }
    }
  }
  return crops;
}

/** The grid of points of a crop, px from its corner, row after row (`build_all_layer_point_grids`). */
export function gridOf(
  { width, height, layer }: Crop,
  { pointsPerSide, cropNPointsDownscaleFactor }: AutoSettings,
): { readonly x: number; readonly y: number }[] {
  const count = Math.max(1, Math.trunc(pointsPerSide / cropNPointsDownscaleFactor ** layer));
  return Array.from({ length: count * count }, (_, i) => ({
    x: (((i % count) + 0.5) / count) * width,
    y: ((Math.floor(i / count) + 0.5) / count) * height,
  }));
}

/** How close to an edge an object counts as cut off there, px. */
const closeness = 20;

/** Whether a box reaches an edge of its crop that is not one of the picture (`is_box_near_crop_edge`). */
export function isCutOff(box: Box, crop: Box, picture: Size): boolean {
  const edges = ({ x, y, width, height }: Box): number[] => [x, y, x + width, y + height];
  const [own, cropped, whole] = [box, crop, { x: 0, y: 0, ...picture }].map(edges);
  return own.some((at, i) => Math.abs(at - cropped[i]) <= closeness && Math.abs(at - whole[i]) > closeness);
}
