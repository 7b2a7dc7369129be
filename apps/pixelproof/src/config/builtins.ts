import type { Kind, Registration } from "@pixelproof/core";
import type { Config, PluginEntry } from "./schema.ts";

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
  { use: "@pixelproof/segmenter-sam" },
  { use: "@pixelproof/segmenter-grabcut" },
];

/** The built-in plugins with the config's own put in their place or behind them. */
export function withBuiltins(entries: readonly PluginEntry[]): PluginEntry[] {
  const key = ({ use, id }: PluginEntry): string => JSON.stringify([use, id]);
  const own = new Map(entries.map((entry) => [key(entry), entry]));
  const replaced = builtins.map((entry) => own.get(key(entry)) ?? entry);
  return [...replaced, ...entries.filter((entry) => !replaced.includes(entry))];
}

/** Built-in metrics that a run measures only where the config names them. */
const metricsOnRequest = ["ms-ssim", "pixel-diff", "ciede2000", "gmsd"].map((name) => `@pixelproof/metrics/${name}`);

/** Looks for what only engines leave that work tile by tile. */
const detectorOfTiles = "@pixelproof/detectors/seams";

/**
 * Ids of the metrics and detectors of a run unless the settings name them: the usual ones and those the config lists; seams
 * where AI enlarges.
 */
export function evidenceOfRun(
  registrations: readonly Registration[],
  listed: readonly PluginEntry[],
  { enableSr, resampler }: Pick<Config["quality"], "enableSr" | "resampler">,
): { metrics: string[]; detectors: string[] } {
  const idOf = ({ plugin, id }: Registration): string => id ?? plugin.name;
  const isAi = ({ plugin }: Registration): boolean =>
    plugin.kind === "resampler" &&
    plugin.capabilities !== undefined &&
    "engine" in plugin.capabilities &&
    plugin.capabilities.engine === "ai";
  const tiles = enableSr || registrations.some((one) => idOf(one) === resampler && isAi(one));
  const left = new Set([...metricsOnRequest, ...(tiles ? [] : [detectorOfTiles])]);
  for (const { use } of listed) left.delete(use);
  const ids = (kind: Kind): string[] =>
    registrations.filter(({ plugin, source = "" }) => plugin.kind === kind && !left.has(source)).map(idOf);
  return { metrics: ids("metric"), detectors: ids("detector") };
}
