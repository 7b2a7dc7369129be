import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import plugin from "./index.ts";

describe.each([{}, { refine: false }])("with options %o", (options) => {
  runConformance(test, plugin, { options });
});
