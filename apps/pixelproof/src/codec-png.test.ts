import { test } from "vitest";
import codecPng from "@pixelproof/codec-png";
import png from "@pixelproof/codec-sharp/png";
import { runConformance } from "@pixelproof/testkit";

// As the app registers the two: what one writes the other reads.
runConformance(test, codecPng, { with: [png] });
