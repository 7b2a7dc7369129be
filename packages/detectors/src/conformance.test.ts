import { runConformance } from "@pixelproof/testkit";
import { test } from "vitest";
import edgePixelLoss from "./edge-pixel-loss.ts";
import lines from "./lines.ts";
import seams from "./seams.ts";

runConformance(test, lines);
runConformance(test, edgePixelLoss);
runConformance(test, seams);
