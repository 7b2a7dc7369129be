import { groupsIn, type Decoded, type Registered } from "@pixelproof/core";
import { artifactsDetected } from "./detect.ts";
import { sha256 } from "./digest.ts";
import { conventions } from "./evidence.ts";
import { fidelityOf } from "./fidelity.ts";
import type { Intake } from "./intake.ts";
import type { Figures } from "./measure.ts";
import type { Quality } from "./quality.ts";
import type { RunSettings } from "./registered.ts";
import type { FileMade, Produced } from "./produce.ts";
import type { Proof } from "./prove.ts";
import { describeObjects, fallbacksOf } from "./segment/describe-objects.ts";
import { judge } from "./thresholds.ts";

/** Everything a run has found out. */
export interface Findings extends Omit<Produced, "written">, Proof {
  readonly name: string;
  readonly intake: Intake;
  readonly source: Decoded;
  readonly settings: RunSettings;
  readonly software: Readonly<Record<string, string>>;
  readonly plugins: readonly Registered[];
  readonly timings: Readonly<Record<string, number>>;
}

/** The file's name in its folder, by the format that was written: `source_enhanced.png`. */
export const enhancedFileName = (target: FileMade): string =>
  `source_enhanced${target.codec.capabilities.extensions[0]}`;

/** Writes the findings down as quality.json. */
export function composeQuality(findings: Findings): Quality {
  const { name, intake, source, target, size, verification, evidence, resampler, light, settings } = findings;
  const { measured, detections, space } = evidence;
  const { info, bytes, plan } = intake;
  const { engine = "classical", kernel } = resampler.capabilities;
  const convention = conventions(settings, space, source);
  const judged = {
    psnr: valueOf(measured.roundTrip, "psnr"),
    ssim: valueOf(measured.roundTrip, "ssim"),
    artifacts_detected: artifactsDetected(detections),
    target: {
      floor_bytes: settings.targetBytes,
      ceiling_bytes: settings.maxBytes ?? null,
      reached: target.reached,
      ...(target.note === undefined ? {} : { note: target.note }),
      attempts: [...target.attempts],
    },
    fallbacks: [...findings.fallbacks, ...fallbacksOf(evidence.objects, settings)],
    ...(engine === "ai" && { fidelity: fidelityOf(measured.roundTrip, settings) }),
    round_trip: {
      convention: convention.roundTrip,
      resampler: settings.roundTripResampler,
      figures: measured.roundTrip,
    },
  };
  return {
    version: 1,
    original_size_bytes: bytes.length,
    enhanced_size_bytes: target.encoded.bytes.length,
    dimensions_before: { width: source.image.width, height: source.image.height },
    dimensions_after: { ...size },
    ...judged,
    thresholds: judge(judged, settings),
    source: {
      name,
      format: info.format,
      sha256: sha256(bytes),
      channels: info.channels,
      depth: source.image.sourceDepth,
      orientation: info.orientation,
      metadata: groupsIn(source.metadata),
    },
    output: { file: enhancedFileName(target), sha256: sha256(target.encoded.bytes), attempt: target.attempt },
    enhancement: {
      resampler: resampler.id,
      engine,
      ...(kernel === undefined ? {} : { kernel }),
      linear_light: light !== undefined,
      ...(light === undefined ? {} : { linear_light_levels: light.levels }),
      scale: target.attempt.scale,
      reason: plan.reason,
      notes: { ...findings.notes },
    },
    encoding: {
      convention: convention.encoding,
      psnr: valueOf(measured.encoding, "psnr"),
      ssim: valueOf(measured.encoding, "ssim"),
      lossless: verification.lossless,
      figures: measured.encoding,
    },
    detections,
    ...(evidence.objects && { segmentation: describeObjects(evidence.objects, detections) }),
    preserved: [...verification.preserved],
    losses: verification.losses.map((loss) => ({ ...loss })),
    timings_ms: { ...findings.timings },
    memory_predicted_bytes: intake.predictedMemory,
    software: { ...findings.software },
    plugins: findings.plugins.map(({ kind, id, source, options }) => ({
      kind,
      id,
      source: source ?? "given in code",
      options,
    })),
    settings: { ...settings },
  };
}

const valueOf = (figures: Figures, id: string): number | null => figures[id]?.value ?? null;
