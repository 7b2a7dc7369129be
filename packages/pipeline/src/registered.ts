import { PixelproofError, type Host, type Kind } from "@pixelproof/core";
import type { QualitySettings } from "./settings.ts";

/** Settings with every id known to be registered, and the metrics and detectors of the run named. */
export interface RunSettings extends QualitySettings {
  readonly metrics: string[];
  readonly detectors: string[];
}

/**
 * Holds the ids in the settings against what is registered, before any work; metrics and detectors left out are all there
 * are. Throws `PLUGIN_NOT_FOUND` with every unknown id at once.
 */
export function resolveIds(settings: QualitySettings, host: Host): RunSettings {
  const all = (kind: Kind): string[] => host.list(kind).map(({ id }) => id);
  const { metrics = all("metric"), detectors = all("detector"), resampler, roundTripResampler } = settings;
  const unknown = [
    ...unregistered("resampler", { resampler: [resampler], roundTripResampler: [roundTripResampler] }, host),
    ...unregistered("metric", { metrics }, host),
    ...unregistered("detector", { detectors }, host),
  ];
  if (unknown.length === 0) return { ...settings, metrics, detectors };
  throw new PixelproofError(
    "PLUGIN_NOT_FOUND",
    `The settings name plugins that are not registered: ${unknown.join("; ")}`,
    {
      details: { unknown },
    },
  );
}

function unregistered(kind: Kind, settings: Readonly<Record<string, readonly string[]>>, host: Host): string[] {
  const known = host.list(kind).map(({ id }) => id);
  const named = Object.entries(settings).flatMap(([setting, ids]) => ids.map((id) => ({ setting, id })));
  return named
    .filter(({ id }) => !known.includes(id))
    .map(({ setting, id }) => `quality.${setting} ${id} (a ${kind}; known: ${known.join(", ") || "none"})`);
}
