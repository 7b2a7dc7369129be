import { PixelproofError } from "@pixelproof/core";
import type { ModelFile } from "../model-file.ts";

/** `MODEL_MISSING` that tells a person how to bring the file: from where, to where, and how to know it is the right one. */
export function modelMissing(model: ModelFile, place: string, why: string, cause?: unknown): PixelproofError {
  const { name, address, sha256, bytes } = model;
  const from = address === undefined ? "" : ` from ${address}`;
  return new PixelproofError(
    "MODEL_MISSING",
    `Expected the model ${name} in ${place} but ${why}; put the file${from} there (${bytes} bytes, SHA-256 ${sha256})`,
    { cause, details: { name, place, address, sha256, bytes } },
  );
}
