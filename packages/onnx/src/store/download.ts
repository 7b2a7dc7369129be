import { rename, rm } from "node:fs/promises";
import { PixelproofError, throwIfAborted, type Context } from "@pixelproof/core";
import type { ModelFile } from "../model-file.ts";
import { fetchPart, partOf } from "./fetch-part.ts";
import { holdsModel, sizeOf } from "./holds-model.ts";
import { modelMissing } from "./model-missing.ts";

/**
 * Downloads a model to `place`, through `<place>.part`: it continues what an earlier run left there, and goes on after a
 * broken connection until attempts bring nothing any more. The file appears under its name only when its SHA-256 is
 * right. Throws `MODEL_MISSING` when it cannot be had, `MODEL_INVALID` when it is another file, `OUTPUT_UNWRITABLE`,
 * `ABORTED`.
 */
export async function download(
  model: ModelFile & { readonly address: string },
  place: string,
  context: Context,
  stall: number = 30_000,
): Promise<void> {
  const part = partOf(place);
  const leftOver = (await sizeOf(part)) ?? 0;
  try {
    await complete(model, place, context, stall);
    await holdsModel(part, model, context.signal);
  } catch (error) {
    if (!isInvalid(error)) throw error;
    await rm(part, { force: true });
    if (leftOver === 0) throw error;
    context.logger.warn(`What was left of an earlier download of ${model.name} is of no use; it starts anew`);
    return download(model, place, context, stall);
  }
  await rename(part, place);
}

/** So many attempts in a row that brought nothing are enough. */
const patience = 3;

/** Attempts until the part has all bytes. */
async function complete(
  model: ModelFile & { readonly address: string },
  place: string,
  { signal, progress, logger }: Context,
  stall: number,
): Promise<void> {
  const bytesHere = async (): Promise<number> => (await sizeOf(partOf(place))) ?? 0;
  const received = (bytes: number): void => progress(Math.max(most, bytes) / model.bytes);
  let [most, inVain] = [await bytesHere(), 0];
  for (let have = await bytesHere(); have < model.bytes; have = await bytesHere()) {
    try {
      await fetchPart({ address: model.address, model, place, have, signal, stall, received });
    } catch (error) {
      throwIfAborted(signal);
      if (PixelproofError.is(error)) throw error;
      const reached = await bytesHere();
      inVain = reached > most ? 0 : inVain + 1;
      most = Math.max(most, reached);
      if (inVain === patience) throw modelMissing(model, place, `it cannot be downloaded: ${reasonOf(error)}`, error);
      logger.info(`The download of ${model.name} broke off (${reasonOf(error)}); it goes on`);
    }
  }
}

/** `fetch` hides what happened in the cause of its error. */
function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  const inner = cause instanceof Error ? cause.message || ("code" in cause ? String(cause.code) : "") : "";
  return inner === "" ? message : inner;
}

function isInvalid(error: unknown): boolean {
  return PixelproofError.is(error) && error.code === "MODEL_INVALID";
}
