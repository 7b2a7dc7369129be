import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where models are kept between runs: `PIXELPROOF_MODELS`, else the user's cache folder as the platform has it
 * (XDG Base Directory on Linux, `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows).
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const own = nonEmpty(env.PIXELPROOF_MODELS);
  if (own !== undefined) return own;
  if (platform === "darwin") return join(home, "Library", "Caches", "pixelproof", "models");
  if (platform === "win32") {
    return join(nonEmpty(env.LOCALAPPDATA) ?? join(home, "AppData", "Local"), "pixelproof", "models");
  }
  return join(nonEmpty(env.XDG_CACHE_HOME) ?? join(home, ".cache"), "pixelproof", "models");
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
