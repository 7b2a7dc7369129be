import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import pixelDiff from "./pixel-diff.ts";
import psnr from "./psnr.ts";
import ssim from "./ssim.ts";

describe("the contract of metrics", () => {
  for (const plugin of [psnr, ssim, pixelDiff]) runConformance(test, plugin);
});
