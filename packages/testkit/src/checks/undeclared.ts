import assert from "node:assert/strict";
import type { Plugin } from "@pixelproof/core";
import type { Check } from "../check.ts";
import { createCheck } from "../suite.ts";

/** The one check of a plugin whose kind demands capabilities and which declares none: it fails. */
export function undeclared(plugin: Plugin): Check {
  return createCheck(plugin, "the capabilities are declared", async () => assert.fail("declares no capabilities"));
}
