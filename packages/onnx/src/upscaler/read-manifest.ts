import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";
import type { Placed } from "../model-file.ts";
import { upscalerManifestSchema, type UpscalerManifest } from "./manifest.ts";

/**
 * Reads the manifest (JSON) of a model that enlarges; the model may stand beside it. Throws `MODEL_MISSING` where there is
 * no such file, `MODEL_INVALID` with every fault in it.
 */
export async function readUpscalerManifest(manifest: URL | string): Promise<Placed<UpscalerManifest>> {
  const path = typeof manifest === "string" ? manifest : fileURLToPath(manifest);
  const parsed = upscalerManifestSchema.safeParse(parse(await read(path), path));
  if (parsed.success) return { manifest: parsed.data, folder: dirname(path) };
  throw new PixelproofError("MODEL_INVALID", `The manifest ${path} is not valid:\n${z.prettifyError(parsed.error)}`, {
    details: { path, faults: parsed.error.issues.map(({ path, message }) => ({ path, message })) },
  });
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw PixelproofError.from(error, "MODEL_MISSING", `Expected the manifest of a model in ${path}`);
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw PixelproofError.from(error, "MODEL_INVALID", `Expected JSON in the manifest ${path}`);
  }
}
