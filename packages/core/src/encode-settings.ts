import type { CodecCapabilities, EncodeSettings, Inks } from "./contracts/codec.ts";
import { PixelproofError } from "./errors.ts";
import { hasAlpha, type Depth, type Image } from "./image.ts";
import type { Loss } from "./metadata.ts";

/** What a codec's options say where a call does not. */
export interface EncodeDefaults {
  /** 1..100; left out by codecs that are only lossless. */
  readonly quality?: number;
  /** 0..9. */
  readonly effort: number;
}

/** Encode settings with nothing left open. */
export interface ResolvedEncodeSettings {
  readonly depth: Depth;
  readonly lossless: boolean;
  readonly quality: number;
  readonly effort: number;
  readonly dither: boolean;
}

/**
 * Holds picture and settings against what the codec claims and fills in the defaults. Throws `CAPABILITY_MISSING` for
 * what it does not claim, `SETTINGS_INVALID` for a number out of range.
 */
export function resolveEncodeSettings(
  capabilities: CodecCapabilities,
  image: Image,
  settings: EncodeSettings,
  defaults: EncodeDefaults,
): ResolvedEncodeSettings {
  const { format, depths, compression, alpha, largestSide } = capabilities;
  const lossy = compression.includes("lossy");
  if (hasAlpha(image) && !alpha) throw missing(format, "alpha", "flatten the picture first");
  if (settings.inks !== undefined) assertInks(capabilities, image, settings.inks);
  if (Math.max(image.width, image.height) > largestSide) {
    throw missing(format, `sides of ${image.width}x${image.height}`, `its largest side is ${largestSide} px`);
  }
  if (settings.depth !== undefined && !depths.includes(settings.depth)) {
    throw missing(format, `a depth of ${settings.depth} bits`, `it has ${depths.join(" and ")}`);
  }
  if (settings.compression !== undefined && !compression.includes(settings.compression)) {
    throw missing(format, `${settings.compression} compression`, `it has ${compression.join(" and ")}`);
  }
  if (settings.quality !== undefined && !lossy) throw missing(format, "a quality", "it is lossless");
  assertWhole("quality", settings.quality, 1, 100);
  assertWhole("effort", settings.effort, 0, 9);
  return {
    depth: settings.depth ?? (depths.includes(image.sourceDepth) ? image.sourceDepth : depths[0]),
    lossless: (settings.compression ?? (lossy ? "lossy" : "lossless")) === "lossless",
    quality: settings.quality ?? defaults.quality ?? 100,
    effort: settings.effort ?? defaults.effort,
    dither: settings.dither ?? false,
  };
}

/** What writing a picture at another depth than its own costs, for the list of losses. */
export function depthLoss({ sourceDepth }: Image, { depth, dither }: ResolvedEncodeSettings): Loss[] {
  if (depth >= sourceDepth) return [];
  const reason = `${sourceDepth} bits a channel were ${dither ? "dithered" : "rounded"} to ${depth}`;
  return [{ group: "depth", kind: "changed", reason }];
}

function assertInks({ format, inks }: CodecCapabilities, { width, height }: Image, given: Inks): void {
  if (inks !== true) throw missing(format, "inks", "give the picture alone to have it in RGB");
  for (const plane of given) {
    if (plane.channels === 1 && plane.width === width && plane.height === height) continue;
    throw new PixelproofError(
      "SETTINGS_INVALID",
      `Expected grey pictures of ${width}x${height} for inks but received ${plane.channels} channels of ${plane.width}x${plane.height}`,
    );
  }
}

function assertWhole(name: string, value: number | undefined, from: number, to: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= from && value <= to)) return;
  throw new PixelproofError(
    "SETTINGS_INVALID",
    `Expected a whole number ${from}..${to} for ${name} but received ${value}`,
  );
}

const missing = (format: string, what: string, hint: string): PixelproofError =>
  new PixelproofError("CAPABILITY_MISSING", `Expected settings that ${format} can hold but received ${what}; ${hint}`);
