import type { Quality } from "./quality.ts";
import type { QualitySettings } from "./settings.ts";

/**
 * What the evidence says against the thresholds; with `strict`, fallbacks, artefacts, a hallucination risk and a missed
 * size count too. A threshold stands in the result only where there was a figure to hold against it.
 */
export function judge(
  evidence: Pick<Quality, "psnr" | "ssim" | "artifacts_detected" | "target" | "fallbacks" | "fidelity"> & {
    readonly round_trip: Pick<Quality["round_trip"], "figures">;
  },
  settings: Pick<QualitySettings, "minPsnr" | "minSsim" | "strict">,
): Quality["thresholds"] {
  const failures: string[] = [];
  const tested: { psnr?: number; ssim?: number } = {};
  const hold = (name: "psnr" | "ssim", limit: number, unit: string): void => {
    const value = evidence[name];
    if (value === null && evidence.round_trip.figures[name]?.identical !== true) return;
    tested[name] = limit;
    if (value !== null && value < limit) failures.push(`${name} ${value.toFixed(4)}${unit} is below ${limit}${unit}`);
  };
  hold("psnr", settings.minPsnr, " dB");
  hold("ssim", settings.minSsim, "");
  if (settings.strict) {
    for (const { wanted, used } of evidence.fallbacks) failures.push(`${used} stood in for ${wanted}`);
    for (const [id, found] of Object.entries(evidence.artifacts_detected)) if (found) failures.push(`${id} detected`);
    for (const reason of evidence.fidelity?.reasons ?? []) failures.push(`hallucination risk: ${reason}`);
    if (!evidence.target.reached) failures.push(`size target missed: ${evidence.target.note ?? ""}`);
  }
  return { ...tested, passed: failures.length === 0, failures };
}
