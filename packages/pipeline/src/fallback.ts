import type { Host, Registered } from "@pixelproof/core";
import type { Quality } from "./quality.ts";
import type { QualitySettings } from "./settings.ts";

/** The resampler of a run: the AI one where asked for and registered, else the classical one and why; throws `PLUGIN_NOT_FOUND`. */
export function chooseResampler(
  host: Host,
  settings: Pick<QualitySettings, "enableSr" | "srResampler" | "resampler">,
): { registered: Registered<"resampler">; fallbacks: Quality["fallbacks"] } {
  const { enableSr, srResampler, resampler } = settings;
  if (enableSr && host.has("resampler", srResampler)) {
    return { registered: host.describe("resampler", srResampler), fallbacks: [] };
  }
  const registered = host.describe("resampler", resampler);
  if (!enableSr) return { registered, fallbacks: [] };
  const reason = `no resampler ${srResampler} is registered; add a plugin that provides it to the config`;
  return { registered, fallbacks: [{ wanted: srResampler, used: resampler, reason }] };
}
