import { runConformance } from "@pixelproof/testkit";
import { test } from "vitest";
import codec from "./codec/index.ts";
import detector from "./detector/index.ts";
import metric from "./metric/index.ts";
import resampler from "./resampler/index.ts";
import segmenter from "./segmenter/index.ts";

for (const plugin of [codec, detector, metric, resampler, segmenter]) runConformance(test, plugin);
