import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import plugin from "./index.ts";

describe.each([
  {},
  { kernel: "lanczos2" },
  { kernel: "catmull-rom" },
  { kernel: "mitchell" },
  { kernel: "triangle" },
  { border: "replicate" },
  { dering: true },
])("with options %o", (options) => {
  runConformance(test, plugin, { options });
});
