import type { Plugin } from "@pixelproof/core";
import type { Check } from "../check.ts";
import type { Setup } from "../suite.ts";
import { codecConsistencyChecks } from "./codec-consistency.ts";
import { codecInputChecks } from "./codec-input.ts";
import { codecLosslessChecks } from "./codec-lossless.ts";
import { codecLossyChecks } from "./codec-lossy.ts";
import { codecMetadataChecks } from "./codec-metadata.ts";
import { codecSettingsChecks } from "./codec-settings.ts";
import { undeclared } from "./undeclared.ts";

/** What a codec must hold, each check driven by what it declares. */
export function codecChecks(plugin: Plugin<"codec">, setup: Setup = {}): Check[] {
  const { capabilities } = plugin;
  if (capabilities === undefined) {
    return [undeclared(plugin)];
  }
  return [
    ...codecLosslessChecks(plugin, capabilities, setup),
    ...codecLossyChecks(plugin, capabilities, setup),
    ...codecConsistencyChecks(plugin, capabilities, setup),
    ...codecSettingsChecks(plugin, capabilities, setup),
    ...codecMetadataChecks(plugin, capabilities, setup),
    ...codecInputChecks(plugin, capabilities, setup),
  ];
}
