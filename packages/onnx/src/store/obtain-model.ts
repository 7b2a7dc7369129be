import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PixelproofError, type Context } from "@pixelproof/core";
import type { ModelFile, Placed } from "../model-file.ts";
import { cacheFolder } from "./cache-folder.ts";
import { download } from "./download.ts";
import { holdsModel } from "./holds-model.ts";
import { modelMissing } from "./model-missing.ts";
import { withLock } from "./with-lock.ts";

/** Where models are looked for. */
export interface StoreOptions {
  /** The folder of downloaded models; `cacheFolder()` when left out. */
  readonly cache?: string | undefined;
  /** Whether a missing model may be downloaded; it may when left out. */
  readonly download?: boolean | undefined;
}

/**
 * The path of a model's file, its SHA-256 checked: beside its manifest, else in the store, else downloaded into it. Two
 * processes that want the same model download it once. Throws `MODEL_MISSING`, `MODEL_INVALID`, `OUTPUT_UNWRITABLE`,
 * `ABORTED`.
 */
export async function obtainModel(
  { manifest, folder }: Placed,
  context: Context,
  options: StoreOptions = {},
): Promise<string> {
  if (folder !== undefined) {
    const beside = join(folder, manifest.file);
    if (await holdsModel(beside, manifest, context.signal)) return beside;
  }
  const home = join(options.cache ?? cacheFolder(), manifest.name);
  const place = join(home, manifest.file);
  const address = options.download === false ? undefined : manifest.address;
  if (await holdsOrGivesWay(place, manifest, address, context)) return place;
  if (address === undefined) throw modelMissing(manifest, place, "it is not there");
  await makeFolder(home);
  await withLock(`${place}.lock`, context.signal, async () => {
    if (await holdsOrGivesWay(place, manifest, address, context)) return;
    context.logger.info(`Downloading the model ${manifest.name} (${manifest.bytes} bytes) from ${address} to ${place}`);
    await download({ ...manifest, address }, place, context);
  });
  return place;
}

/** A file of the store that is not the model gives way where it can be downloaded again. */
async function holdsOrGivesWay(
  place: string,
  model: ModelFile,
  address: string | undefined,
  { signal, logger }: Context,
): Promise<boolean> {
  try {
    return await holdsModel(place, model, signal);
  } catch (error) {
    if (address === undefined || !PixelproofError.is(error) || error.code !== "MODEL_INVALID") throw error;
    logger.warn(`${error.message}; it is downloaded again`);
    return false;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const what = `The folder for models ${folder} could not be made (PIXELPROOF_MODELS names another)`;
    throw PixelproofError.from(error, "OUTPUT_UNWRITABLE", what);
  }
}
