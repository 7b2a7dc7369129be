import { runConformance } from "@pixelproof/testkit";
import { describe, test } from "vitest";
import plugin from "./index.ts";

describe.each([
  {},
  { up: "nohalo", down: "mitchell" },
  { up: "lbb", down: "lanczos2" },
  { up: "vsqbs", down: "cubic" },
])("with options %o", (options) => {
  runConformance(test, plugin, { options });
});
