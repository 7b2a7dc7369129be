import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import ciede2000Metric from "./ciede2000.ts";
import gmsdMetric from "./gmsd.ts";
import msSsimMetric from "./ms-ssim.ts";
import pixelDiffMetric from "./pixel-diff.ts";
import psnrMetric from "./psnr.ts";
import ssimMetric from "./ssim.ts";
import ssimulacra2Metric from "./ssimulacra2.ts";

describe("the contract of metrics", () => {
  const plugins = [
    psnrMetric,
    ssimMetric,
    msSsimMetric,
    gmsdMetric,
    ssimulacra2Metric,
    pixelDiffMetric,
    ciede2000Metric,
  ];
  for (const plugin of plugins) runConformance(test, plugin);
});
