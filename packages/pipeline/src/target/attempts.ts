import {
  hasAlpha,
  throwIfAborted,
  type CodecCapabilities,
  type EncodeSettings,
  type Encoded,
  type Host,
  type Image,
  type Inks,
  type Size,
} from "@pixelproof/core";
import { codecByFormat, codecToSave, holds, registeredAmong, type KnownCodec } from "../codecs.ts";
import type { Plan } from "../plan.ts";
import { scaled } from "../plan.ts";
import type { Quality } from "../quality.ts";
import type { QualitySettings } from "../settings.ts";
import { losslessStepToCeiling, qualityStepToCeiling, type Bracket } from "./ceiling.ts";
import { stepToFloor } from "./floor.ts";
import { encodeSettings, firstRecipe, type Recipe, type Step } from "./recipe.ts";

export type Attempt = Quality["target"]["attempts"][number];

/** One file as it could be saved. */
export interface Candidate {
  readonly image: Image;
  /** Where the source's are kept. */
  readonly inks?: Inks;
  readonly encoded: Encoded;
  readonly attempt: Attempt;
  readonly recipe: Recipe;
  readonly codec: KnownCodec;
}

/** The file that is saved, and how it came to be. */
export interface TargetResult extends Candidate {
  readonly attempts: readonly Attempt[];
  readonly reached: boolean;
  readonly note?: string;
}

export interface TargetJob {
  readonly source: Image;
  readonly plan: Plan;
  readonly settings: QualitySettings;
  readonly host: Host;
  /** Pixels of the largest result that the limits allow. */
  readonly largestPixels: number;
  /** Enlarges the source; asked once a size. */
  readonly enlarge: (size: Size) => Promise<Image>;
  /** Enlarges the source's inks, where they are kept; asked once a size. */
  readonly enlargeInks?: (size: Size) => Promise<Inks>;
  readonly encode: (codec: KnownCodec, image: Image, settings: EncodeSettings) => Promise<Encoded>;
}

/** Encodes until the file lies between the size floor and the ceiling; every attempt is recorded, nothing is padded. */
export async function encodeToTarget(job: TargetJob, signal: AbortSignal): Promise<TargetResult> {
  const { settings, plan, source, host } = job;
  const attempts: Attempt[] = [];
  const attempt = attempter(job, attempts, signal);
  const codec = codecToSave(
    {
      channels: source.channels,
      depth: settings.depth === "auto" ? source.sourceDepth : settings.depth,
      size: plan.size,
      inks: job.enlargeInks !== undefined,
    },
    settings.saveFormatPriority,
    host,
  );
  const recipe = firstRecipe(
    { alpha: hasAlpha(source), depth: source.sourceDepth },
    codec.capabilities,
    settings,
    plan.scale,
  );
  const first = await attempt({ recipe, why: `plan: ${plan.reason}` });
  const { maxBytes: ceiling = Infinity, targetBytes: floor } = settings;
  const best =
    first.attempt.bytes > ceiling ? await descend(first, ceiling, job, attempt) : await climb(first, job, attempt);
  const { bytes } = best.attempt;
  if (bytes > ceiling)
    return { ...best, attempts, reached: false, note: `no setting allowed gets below ${ceiling} bytes` };
  if (bytes < floor) return { ...best, attempts, reached: false, note: floorNote(attempts, floor, ceiling) };
  return { ...best, attempts, reached: true };
}

type Try = (step: Step) => Promise<Candidate>;

/** Makes the function that carries out a step; the enlargement of the last scale is kept, the ones before are let go. */
function attempter(job: TargetJob, attempts: Attempt[], signal: AbortSignal): Try {
  let last: { scale: number; image: Image; inks: Inks | undefined } | undefined;
  return async ({ recipe, why }) => {
    throwIfAborted(signal);
    const codec = codecByFormat(recipe.format, job.host);
    const size = recipe.scale === job.plan.scale ? job.plan.size : scaled(job.source, recipe.scale);
    if (last?.scale !== recipe.scale) {
      last = { scale: recipe.scale, image: await job.enlarge(size), inks: await job.enlargeInks?.(size) };
    }
    const { image } = last;
    const inks = last.inks && { inks: last.inks };
    const encoded = await job.encode(codec, image, { ...encodeSettings(recipe, job.settings.dither), ...inks });
    const attempt = { ...recipe, ...size, bytes: encoded.bytes.length, step: why };
    attempts.push(attempt);
    return { image, ...inks, encoded, attempt, recipe, codec };
  };
}

/** From a file below the floor upwards; the largest file tried when the floor stays out of reach. */
async function climb(first: Candidate, job: TargetJob, attempt: Try): Promise<Candidate> {
  const { targetBytes, maxBytes = Infinity, depth } = job.settings;
  let best = first;
  let last = first;
  while (last.attempt.bytes < targetBytes) {
    const { capabilities } = last.codec;
    const free = { depth: depth === "auto", largestScale: largestScale(job, capabilities) };
    const step = stepToFloor(last.recipe, last.attempt.bytes, targetBytes, capabilities, free);
    if (step === undefined) break;
    last = await attempt(step);
    if (last.attempt.bytes > maxBytes) break;
    if (last.attempt.bytes > best.attempt.bytes) best = last;
  }
  return best;
}

/** As far as the size floor may enlarge: by its own limit, by the limits of the run, by the format's largest side. */
function largestScale({ plan, settings, source, largestPixels }: TargetJob, can: CodecCapabilities): number {
  return Math.min(
    plan.scale * settings.floorScaleLimit,
    Math.sqrt(largestPixels / (source.width * source.height)),
    can.largestSide / Math.max(source.width, source.height),
  );
}

/** From a file above the ceiling downwards; the smallest file tried when the ceiling stays out of reach. */
async function descend(first: Candidate, ceiling: number, job: TargetJob, attempt: Try): Promise<Candidate> {
  let smallest = first;
  const tried = async (step: Step): Promise<Candidate> => {
    const candidate = await attempt(step);
    if (candidate.attempt.bytes < smallest.attempt.bytes) smallest = candidate;
    return candidate;
  };
  const freeDepth = job.settings.depth === "auto";
  let current = first;
  for (;;) {
    const step = losslessStepToCeiling(current.recipe, current.codec.capabilities, freeDepth);
    if (step === undefined) break;
    current = await tried(step);
    if (current.attempt.bytes <= ceiling) return current;
  }
  const tooLarge = current.recipe.compression === "lossy" ? current.recipe : undefined;
  const lossy = tooLarge ?? lossyRecipe(first, job);
  if (lossy === undefined) return smallest;
  const { minLossyQuality } = job.settings;
  return (await highestQualityWithin(lossy, ceiling, minLossyQuality, tooLarge?.quality, tried)) ?? smallest;
}

/** The first lossy format of the priority list that can hold the picture, as a recipe to start from. */
function lossyRecipe({ image, inks, recipe }: Candidate, { settings, host }: TargetJob): Recipe | undefined {
  const picture = { channels: image.channels, size: image, inks: inks !== undefined };
  const lossy = registeredAmong(settings.saveFormatPriority, host).find(
    ({ capabilities }) => capabilities.compression.includes("lossy") && holds(picture, capabilities),
  );
  if (lossy === undefined) return undefined;
  const { format, depths } = lossy.capabilities;
  const depth = depths.includes(recipe.depth) ? recipe.depth : (depths[0] ?? recipe.depth);
  return { format, depth, compression: "lossy", quality: settings.lossyQuality, scale: recipe.scale };
}

/** The highest quality within the ceiling; `start` itself was tried when `exceeds` says so. */
async function highestQualityWithin(
  start: Recipe,
  ceiling: number,
  lowest: number,
  exceeds: number | undefined,
  attempt: Try,
): Promise<Candidate | undefined> {
  let bracket: Bracket = { exceeds };
  let best: Candidate | undefined;
  for (;;) {
    const step = qualityStepToCeiling(start, bracket, lowest);
    if (step === undefined) return best;
    const candidate = await attempt(step);
    if (candidate.attempt.bytes <= ceiling) {
      best = candidate;
      bracket = { ...bracket, fits: step.recipe.quality };
    } else {
      bracket = { ...bracket, exceeds: step.recipe.quality };
      if (best === undefined) return undefined;
    }
  }
}

/** Why the floor was not reached, from what was tried. */
function floorNote(attempts: readonly Attempt[], floor: number, ceiling: number): string {
  const largest = Math.max(...attempts.map(({ scale }) => scale));
  if (attempts.some(({ bytes }) => bytes > ceiling))
    return "the next step up from the saved file exceeds the size ceiling";
  const tried =
    attempts.length === 1
      ? "nothing is left to raise"
      : `${attempts.length} attempts up to scale ${largest.toFixed(2)}`;
  return `the picture has too little in it for ${floor} bytes: ${tried}; nothing is padded`;
}
