import { differenceFamily } from "./comparisons/differences.ts";
import { metadataFamily } from "./comparisons/metadata.ts";
import { png16Family } from "./comparisons/png16.ts";
import { resampleFamily } from "./comparisons/resample.ts";
import { runFamily } from "./comparisons/run.ts";
import { segmentationFamily } from "./comparisons/segmentation.ts";
import { ssimFamily } from "./comparisons/ssim.ts";
import { ssimulacra2Family } from "./comparisons/ssimulacra2.ts";
import { superResolutionFamily } from "./comparisons/super-resolution.ts";
import type { Family } from "./family.ts";

/** All that is measured, in the order of the document. */
export const families: readonly Family[] = [
  runFamily,
  resampleFamily,
  superResolutionFamily,
  segmentationFamily,
  ssimFamily,
  ssimulacra2Family,
  differenceFamily,
  png16Family,
  metadataFamily,
];
