import { qualitySettingsSchema } from "./settings.ts";

/** `minWidth` -> `QUALITY_MIN_WIDTH`. */
const variableOf = (setting: string): string =>
  `QUALITY_${setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

const settings = Object.keys(qualitySettingsSchema.shape);
const lists = new Set(["saveFormatPriority", "metrics", "detectors"]);

/**
 * Reads the `QUALITY_*` variables into settings, not yet validated: numbers may carry underscores (`1_000_000`), lists are
 * separated by commas, an empty value counts as not set. `unknown` lists variables that name no setting.
 */
export function settingsFromEnvironment(env: Readonly<Record<string, string | undefined>>): {
  settings: Record<string, unknown>;
  unknown: string[];
} {
  const known = new Map(settings.map((setting) => [variableOf(setting), setting]));
  const read: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith("QUALITY_") || text === undefined || text.trim() === "") continue;
    const setting = known.get(variable);
    if (setting === undefined) unknown.push(variable);
    else read[setting] = lists.has(setting) ? text.split(",").map((part) => part.trim()) : parseScalar(text.trim());
  }
  return { settings: read, unknown };
}

function parseScalar(text: string): string | number | boolean {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const digits = text.replaceAll(/(?<=\d)_(?=\d)/g, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : text;
}
