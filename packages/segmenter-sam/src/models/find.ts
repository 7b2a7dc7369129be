import { readFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";
import { knownModels } from "./known.ts";
import { samManifestSchema, type SamManifest } from "./manifest.ts";

/** A manifest, and the folder it came from: the model may stand beside it. */
export interface PlacedSam {
  readonly manifest: SamManifest;
  readonly folder?: string;
}

/**
 * The model that a person means: one that is known by name, or the path of a manifest (JSON) with its files beside it.
 * Throws `MODEL_MISSING` where there is none, `MODEL_INVALID` with every fault of a manifest.
 */
export async function findModel(model: string): Promise<PlacedSam> {
  const known = knownModels.find(({ name }) => name === model);
  if (known !== undefined) return { manifest: samManifestSchema.parse(known) };
  if (extname(model) !== ".json") {
    const names = knownModels.map(({ name }) => name).join(", ");
    throw new PixelproofError(
      "MODEL_MISSING",
      `Expected ${names} or the path of a manifest (.json) for model but received ${model}`,
    );
  }
  const parsed = samManifestSchema.safeParse(parseJson(await read(model), model));
  if (parsed.success) return { manifest: parsed.data, folder: dirname(model) };
  throw new PixelproofError("MODEL_INVALID", `The manifest ${model} is not valid:\n${z.prettifyError(parsed.error)}`);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw PixelproofError.from(error, "MODEL_MISSING", `Expected the manifest of a model in ${path}`);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw PixelproofError.from(error, "MODEL_INVALID", `Expected JSON in the manifest ${path}`);
  }
}
