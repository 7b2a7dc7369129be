import type { Registration } from "@pixelproof/core";
import type { PluginEntry } from "./schema.ts";

/** The plugins of the app unless the config says `builtins: false`. */
export const builtins: readonly PluginEntry[] = [
  { use: "@pixelproof/codec-png" },
  { use: "@pixelproof/codec-sharp/png" },
  { use: "@pixelproof/codec-sharp/jpeg" },
  { use: "@pixelproof/codec-sharp/webp" },
  { use: "@pixelproof/codec-sharp/tiff" },
  { use: "@pixelproof/codec-sharp/avif" },
  { use: "@pixelproof/codec-sharp/gif" },
  { use: "@pixelproof/codec-sharp/colour" },
  { use: "@pixelproof/resampler-lanczos" },
  { use: "@pixelproof/resampler-opencv" },
  { use: "@pixelproof/resampler-sharp" },
  { use: "@pixelproof/resampler-esrgan" },
  { use: "@pixelproof/metrics/psnr" },
  { use: "@pixelproof/metrics/ssim" },
  { use: "@pixelproof/metrics/ms-ssim" },
  { use: "@pixelproof/metrics/gmsd" },
  { use: "@pixelproof/metrics/ssimulacra2" },
  { use: "@pixelproof/metrics/pixel-diff" },
  { use: "@pixelproof/metrics/ciede2000" },
  { use: "@pixelproof/detectors/lines" },
  { use: "@pixelproof/detectors/edge-pixel-loss" },
  { use: "@pixelproof/detectors/seams" },
];

/** The built-in plugins with the config's own put in their place or behind them. */
export function withBuiltins(entries: readonly PluginEntry[]): PluginEntry[] {
  const key = ({ use, id }: PluginEntry): string => JSON.stringify([use, id]);
  const own = new Map(entries.map((entry) => [key(entry), entry]));
  const replaced = builtins.map((entry) => own.get(key(entry)) ?? entry);
  return [...replaced, ...entries.filter((entry) => !replaced.includes(entry))];
}

/** Built-in metrics that a run measures only where the config names them. */
const onRequest: ReadonlySet<string> = new Set(
  ["ms-ssim", "pixel-diff", "ciede2000", "gmsd"].map((name) => `@pixelproof/metrics/${name}`),
);

/** Ids of the metrics that a run measures unless the settings say otherwise: the usual ones, and those the config lists. */
export function metricsOfRun(registrations: readonly Registration[], listed: readonly PluginEntry[]): string[] {
  const asked = new Set(listed.map(({ use }) => use));
  return registrations
    .filter(({ plugin, source = "" }) => plugin.kind === "metric" && (!onRequest.has(source) || asked.has(source)))
    .map(({ plugin, id }) => id ?? plugin.name);
}
