import { runConformance } from "@pixelproof/testkit";
import { linear } from "@pixelproof/testkit/fixtures";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { describe, test } from "vitest";
import plugin from "./index.ts";

// The checks enlarge hundreds of pictures: a model that takes milliseconds for each stands for ESRGAN here.
describe.skipIf(!withData)("with FSRCNN (needs the shared data)", () => {
  const options = { classical: "linear", model: dataFile("models/FSRCNN_x2.onnx") };
  runConformance(test, plugin, { options, with: [linear] });
});
