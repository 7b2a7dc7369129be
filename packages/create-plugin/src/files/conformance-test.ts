import type { PluginPlan } from "../plan.ts";

/** The test that holds a new plugin to its contract. */
export const conformanceTest = ({ language }: PluginPlan): string => `import test from "node:test";
import { runConformance } from "@pixelproof/testkit";
import plugin from "./index.${language === "typescript" ? "ts" : "js"}";

runConformance(test, plugin);
`;
