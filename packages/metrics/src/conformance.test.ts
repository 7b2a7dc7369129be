import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import msSsimMetric from "./ms-ssim.ts";
import pixelDiffMetric from "./pixel-diff.ts";
import psnrMetric from "./psnr.ts";
import ssimMetric from "./ssim.ts";

describe("the contract of metrics", () => {
  for (const plugin of [psnrMetric, ssimMetric, msSsimMetric, pixelDiffMetric]) runConformance(test, plugin);
});
