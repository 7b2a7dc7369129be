import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import ciede2000Metric from "./ciede2000.ts";
import pixelDiffMetric from "./pixel-diff.ts";
import psnrMetric from "./psnr.ts";
import ssimMetric from "./ssim.ts";

describe("the contract of metrics", () => {
  for (const plugin of [psnrMetric, ssimMetric, pixelDiffMetric, ciede2000Metric]) runConformance(test, plugin);
});
