import { stat } from "node:fs/promises";
import { PixelproofError, throwIfAborted } from "@pixelproof/core";
import type { ModelFile } from "../model-file.ts";
import { hashFile } from "./hash-file.ts";

/**
 * Whether the model is at `path`: false where there is no file. Throws `MODEL_INVALID` for a file of another size or
 * SHA-256, and `ABORTED`.
 */
export async function holdsModel(path: string, model: ModelFile, signal: AbortSignal): Promise<boolean> {
  const bytes = await sizeOf(path);
  if (bytes === undefined) return false;
  if (bytes !== model.bytes) throw otherFile(path, model, `${model.bytes} bytes`, `${bytes}`);
  const sha256 = await readHash(path, signal);
  if (sha256 !== model.sha256) throw otherFile(path, model, `the SHA-256 ${model.sha256}`, sha256);
  return true;
}

/** Bytes of the file at `path`, `undefined` where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() === true ? stats.size : undefined;
}

async function readHash(path: string, signal: AbortSignal): Promise<string> {
  try {
    return await hashFile(path, signal);
  } catch (error) {
    throwIfAborted(signal);
    throw PixelproofError.from(error, "MODEL_INVALID", `The model ${path} could not be read`);
  }
}

function otherFile(path: string, { name }: ModelFile, expected: string, received: string): PixelproofError {
  return new PixelproofError(
    "MODEL_INVALID",
    `Expected ${expected} for the model ${name} but ${path} has ${received}; put the right file there, or correct the manifest`,
    { details: { name, path, expected, received } },
  );
}
