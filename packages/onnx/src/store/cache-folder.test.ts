import { join } from "node:path";
import { expect, test } from "vitest";
import { cacheFolder } from "./cache-folder.ts";

test.each([
  [{ PIXELPROOF_MODELS: "/models", XDG_CACHE_HOME: "/cache" }, "linux", "/models"],
  [{ XDG_CACHE_HOME: "/cache" }, "linux", join("/cache", "pixelproof", "models")],
  [{ XDG_CACHE_HOME: "", PIXELPROOF_MODELS: "" }, "linux", join("/home/ann", ".cache", "pixelproof", "models")],
  [{}, "darwin", join("/home/ann", "Library", "Caches", "pixelproof", "models")],
  [{ LOCALAPPDATA: "/local" }, "win32", join("/local", "pixelproof", "models")],
  [{}, "win32", join("/home/ann", "AppData", "Local", "pixelproof", "models")],
] as const)("models are kept, with %o on %s, in %s", (env, platform, folder) => {
  expect(cacheFolder(env, platform, "/home/ann")).toBe(folder);
});
