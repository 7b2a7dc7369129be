import { runConformance } from "@pixelproof/testkit";
import { test } from "vitest";
import edgePixelLoss from "./edge-pixel-loss.ts";
import lines from "./lines.ts";

runConformance(test, lines);
runConformance(test, edgePixelLoss);
