import { findPackageJSON } from "node:module";
import { pathToFileURL } from "node:url";
import { PixelproofError } from "@pixelproof/core";

/** The npm package whose weights are converted. */
export const sourcePackage = "@upscalerjs/esrgan-thick";

/** A file of that package, such as `models/x2/model.json`, whatever the package exports. */
export function sourceFile(path: string): URL {
  const manifest = findPackageJSON(sourcePackage, import.meta.url);
  if (manifest !== undefined) return new URL(path, pathToFileURL(manifest));
  throw new PixelproofError("MODEL_MISSING", `Expected ${sourcePackage} to be installed; run pnpm install`);
}
