import { describe, test } from "vitest";
import { blackRows, boxes, coarse, difference, linear, raw } from "./fixtures/index.ts";
import { runConformance } from "./run-conformance.ts";

describe("the fixtures hold every check of their kind", () => {
  for (const plugin of [raw, coarse, linear, difference, blackRows, boxes]) runConformance(test, plugin);
});
