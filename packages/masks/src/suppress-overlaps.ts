import { boxIou, type Box } from "./box.ts";

/**
 * Greedy non-maximum suppression (torchvision `nms`): which boxes stay when, best score first, each one drops those that
 * it overlaps by an intersection over union above `threshold`. Gives indices, best first; equal scores keep their order.
 */
export function suppressOverlaps(boxes: readonly Box[], scores: readonly number[], threshold: number): number[] {
  const order = boxes.map((_, i) => i).toSorted((a, b) => scores[b] - scores[a]);
  const kept: number[] = [];
  for (const i of order) {
    if (!kept.some((better) => boxIou(boxes[better], boxes[i]) > threshold)) kept.push(i);
  }
  return kept;
}
