import { basename, dirname, extname } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import type { Placed } from "../model-file.ts";
import { hashFile } from "../store/hash-file.ts";
import { sizeOf } from "../store/holds-model.ts";
import { knownUpscalers } from "./known.ts";
import type { UpscalerManifest } from "./manifest.ts";
import { readUpscalerManifest } from "./read-manifest.ts";

/**
 * The model that a person means by a file: a manifest, an ONNX file with its manifest beside it (same name, `.json`), or
 * a well-known ONNX file, which needs none. Throws `MODEL_MISSING`, `MODEL_INVALID`, `ABORTED`.
 */
export async function findUpscaler(path: string, signal: AbortSignal): Promise<Placed<UpscalerManifest>> {
  if (extname(path) === ".json") return readUpscalerManifest(path);
  const bytes = await sizeOf(path);
  if (bytes === undefined)
    throw new PixelproofError("MODEL_MISSING", `Expected a model in ${path} but there is no file`);
  const [file, folder] = [basename(path), dirname(path)];
  const manifest = path.slice(0, path.length - extname(path).length) + ".json";
  if ((await sizeOf(manifest)) !== undefined) {
    const placed = await readUpscalerManifest(manifest);
    return { manifest: { ...placed.manifest, file }, folder };
  }
  const sha256 = await hashFile(path, signal);
  const known = knownUpscalers.find((model) => model.sha256 === sha256);
  if (known !== undefined) return { manifest: { ...known, file }, folder };
  throw new PixelproofError(
    "MODEL_INVALID",
    `Expected a manifest for ${path} in ${manifest} but there is none; write one with sha256 ${sha256}, bytes ${bytes}, and what the README of @pixelproof/onnx lists`,
    { details: { path, manifest, sha256, bytes } },
  );
}
