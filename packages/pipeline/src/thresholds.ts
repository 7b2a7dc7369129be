import type { Quality } from "./quality.ts";
import type { QualitySettings } from "./settings.ts";

/** What the evidence says against the thresholds; with `strict`, fallbacks, artefacts and a missed size count too. */
export function judge(
  evidence: Pick<Quality, "psnr" | "ssim" | "artifacts_detected" | "target" | "fallbacks">,
  settings: Pick<QualitySettings, "minPsnr" | "minSsim" | "strict">,
): Quality["thresholds"] {
  const failures: string[] = [];
  const below = (name: string, value: number | null, limit: number, unit: string): void => {
    if (value !== null && value < limit) failures.push(`${name} ${value.toFixed(4)}${unit} is below ${limit}${unit}`);
  };
  below("psnr", evidence.psnr, settings.minPsnr, " dB");
  below("ssim", evidence.ssim, settings.minSsim, "");
  if (settings.strict) {
    for (const { wanted, used } of evidence.fallbacks) failures.push(`${used} stood in for ${wanted}`);
    for (const [id, found] of Object.entries(evidence.artifacts_detected)) if (found) failures.push(`${id} detected`);
    if (!evidence.target.reached) failures.push(`size target missed: ${evidence.target.note ?? ""}`);
  }
  return { psnr: settings.minPsnr, ssim: settings.minSsim, passed: failures.length === 0, failures };
}
