import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import gmsdMetric from "./gmsd.ts";
import msSsimMetric from "./ms-ssim.ts";
import pixelDiffMetric from "./pixel-diff.ts";
import psnrMetric from "./psnr.ts";
import ssimMetric from "./ssim.ts";

describe("the contract of metrics", () => {
  for (const plugin of [psnrMetric, ssimMetric, msSsimMetric, gmsdMetric, pixelDiffMetric])
    runConformance(test, plugin);
});
