import {
  hasAlpha,
  throwIfAborted,
  type EncodeSettings,
  type Encoded,
  type Host,
  type Image,
  type Size,
} from "@pixelproof/core";
import { codecByFormat, codecToSave, registeredAmong, type KnownCodec } from "../codecs.ts";
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
  /** Largest scale that the limits allow. */
  readonly largestScale: number;
  /** Enlarges the source; asked once a size. */
  readonly enlarge: (size: Size) => Promise<Image>;
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
  const ceiling = settings.maxBytes;
  if (ceiling !== undefined && first.attempt.bytes > ceiling) {
    const best = await descend(first, ceiling, job, attempt);
    const reached = best.attempt.bytes <= ceiling;
    return {
      ...best,
      attempts,
      reached,
      ...(reached ? {} : { note: `no setting allowed gets below ${ceiling} bytes` }),
    };
  }
  const best = await climb(first, job, attempt);
  const reached = best.attempt.bytes >= settings.targetBytes;
  return { ...best, attempts, reached, ...(reached ? {} : { note: floorNote(settings, job.largestScale) }) };
}

type Try = (step: Step) => Promise<Candidate>;

/** Makes the function that carries out a step; the enlargement of the last scale is kept, the ones before are let go. */
function attempter(job: TargetJob, attempts: Attempt[], signal: AbortSignal): Try {
  let last: { scale: number; image: Image } | undefined;
  return async ({ recipe, why }) => {
    throwIfAborted(signal);
    const codec = codecByFormat(recipe.format, job.host);
    const size = recipe.scale === job.plan.scale ? job.plan.size : scaled(job.source, recipe.scale);
    if (last?.scale !== recipe.scale) last = { scale: recipe.scale, image: await job.enlarge(size) };
    const { image } = last;
    const encoded = await job.encode(codec, image, encodeSettings(recipe, job.settings.dither));
    const attempt = { ...recipe, ...size, bytes: encoded.bytes.length, step: why };
    attempts.push(attempt);
    return { image, encoded, attempt, recipe, codec };
  };
}

/** From a file below the floor upwards; the largest file tried when the floor stays out of reach. */
async function climb(first: Candidate, job: TargetJob, attempt: Try): Promise<Candidate> {
  const { targetBytes, maxBytes = Infinity, depth, floorScaleLimit } = job.settings;
  const free = { depth: depth === "auto", largestScale: Math.min(job.plan.scale * floorScaleLimit, job.largestScale) };
  let best = first;
  let reached = first;
  while (reached.attempt.bytes < targetBytes) {
    const step = stepToFloor(reached.recipe, reached.attempt.bytes, targetBytes, reached.codec.capabilities, free);
    if (step === undefined) break;
    reached = await attempt(step);
    if (reached.attempt.bytes > maxBytes) break;
    if (reached.attempt.bytes > best.attempt.bytes) best = reached;
  }
  return best;
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
  const lossy = current.recipe.compression === "lossy" ? current.recipe : lossyRecipe(first, job);
  if (lossy === undefined) return smallest;
  return (await highestQualityWithin(lossy, ceiling, job.settings.minLossyQuality, tried)) ?? smallest;
}

/** The first lossy format of the priority list that can hold the picture, as a recipe to start from. */
function lossyRecipe(first: Candidate, { settings, host }: TargetJob): Recipe | undefined {
  const alpha = hasAlpha(first.image);
  const codec = registeredAmong(settings.saveFormatPriority, host).find(
    ({ capabilities }) => capabilities.compression.includes("lossy") && (capabilities.alpha || !alpha),
  );
  if (codec === undefined) return undefined;
  const { format, depths } = codec.capabilities;
  return {
    format,
    depth: depths[0] ?? 8,
    compression: "lossy",
    quality: settings.lossyQuality,
    scale: first.recipe.scale,
  };
}

async function highestQualityWithin(
  start: Recipe,
  ceiling: number,
  lowest: number,
  attempt: Try,
): Promise<Candidate | undefined> {
  let bracket: Bracket = {};
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

function floorNote(settings: QualitySettings, largestScale: number): string {
  const limit = Number.isFinite(largestScale) ? `, limits at scale ${largestScale.toFixed(2)}` : "";
  return `the picture has too little in it for ${settings.targetBytes} bytes: quality, depth and a further enlargement up to ${settings.floorScaleLimit} times the planned scale do not reach it${limit}`;
}
