import type { Rgb8, Segmentation } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { describeMasks, drawMasks, type Described, type MasksDocument } from "@pixelproof/masks";

export interface DescribeInput {
  readonly picture: Rgb8;
  readonly segmentation: Segmentation;
  readonly said: Described;
}

/** masks.json, and the masks drawn over the picture: a task for a thread. */
export const describeTask = defineTask(
  import.meta.url,
  "describeTask",
  ({ picture, segmentation, said }: DescribeInput): { document: MasksDocument; overlay: Rgb8 } => ({
    document: describeMasks(picture, segmentation, said),
    overlay: drawMasks(picture, segmentation.masks),
  }),
);
