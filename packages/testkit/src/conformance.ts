import type { Kind, Plugin } from "@pixelproof/core";
import type { Check } from "./check.ts";
import { codecChecks } from "./checks/codec.ts";
import { colourChecks } from "./checks/colour.ts";
import { detectorChecks } from "./checks/detector.ts";
import { generalChecks } from "./checks/general.ts";
import { metricChecks } from "./checks/metric.ts";
import { resamplerChecks } from "./checks/resampler.ts";
import { segmenterChecks } from "./checks/segmenter.ts";
import type { Setup } from "./suite.ts";

/** Every check for a plugin: the general ones, and those of its kind. A kind of a third party gets the general ones. */
export function conformance(plugin: Plugin, setup: Setup = {}): Check[] {
  return [...generalChecks(plugin, setup), ...checksOfKind(plugin, setup)];
}

function checksOfKind(plugin: Plugin, setup: Setup): Check[] {
  if (isOfKind(plugin, "codec")) return codecChecks(plugin, setup);
  if (isOfKind(plugin, "colour")) return colourChecks(plugin, setup);
  if (isOfKind(plugin, "resampler")) return resamplerChecks(plugin, setup);
  if (isOfKind(plugin, "metric")) return metricChecks(plugin, setup);
  if (isOfKind(plugin, "detector")) return detectorChecks(plugin, setup);
  if (isOfKind(plugin, "segmenter")) return segmenterChecks(plugin, setup);
  return [];
}

function isOfKind<K extends Kind>(plugin: Plugin, kind: K): plugin is Plugin<K> {
  return plugin.kind === kind;
}
