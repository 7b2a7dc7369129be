import { PixelproofError } from "@pixelproof/core";
import { qualitySettingsSchema, type QualitySettings } from "@pixelproof/pipeline";

/**
 * The pipeline's settings that a client gives for a job, from a JSON text, as they were given: what is left out is as the config
 * says. Models, which may be paths on this machine, and downloads are not for clients. Throws `REQUEST_INVALID` with every fault.
 */
export function parseJobSettings(text: string): Record<string, unknown> {
  const given = objectIn(text);
  const issues = qualitySettingsSchema.safeParse(given).error?.issues ?? [];
  const faults = issues.map(({ path, message }) => `${["settings", ...path].join(".")}: ${message}`);
  for (const name of forConfigs) if (name in given) faults.push(`settings.${name}: only the service's config names it`);
  if (faults.length === 0) return given;
  throw new PixelproofError("REQUEST_INVALID", faults.join("; "));
}

/** Settings that may be paths, or fetch something. */
const forConfigs = ["srModel", "segmentModel", "segmentDownload"] as const satisfies readonly (keyof QualitySettings)[];

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw new PixelproofError("REQUEST_INVALID", "Expected a JSON object as the field `settings`");
}
