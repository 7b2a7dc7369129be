import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import type { ModelFile } from "@pixelproof/onnx";

/** A model whose files the store may hold. */
export interface KnownModel {
  readonly name: string;
  readonly licence: string;
  readonly source: string;
  readonly files: readonly ModelFile[];
}

/** The models that plugins of the app know by name. */
export async function knownModels(): Promise<KnownModel[]> {
  const { filesOf, findModel, knownModels: named } = await import("@pixelproof/segmenter-sam");
  const placed = await Promise.all(named.map(({ name }) => findModel(name)));
  return placed.map((model) => {
    const { name, licence, source = "" } = model.manifest;
    const { encoder, decoder, beside } = filesOf(model);
    return { name, licence, source, files: [encoder, decoder, ...beside].map(({ manifest }) => manifest) };
  });
}

/** The one with that name; throws `USAGE` with the names there are. */
export async function modelByName(name: string): Promise<KnownModel> {
  const models = await knownModels();
  const model = models.find((known) => known.name === name);
  if (model !== undefined) return model;
  const names = models.map((known) => known.name).join(", ");
  throw new PixelproofError("USAGE", `Expected ${names} for the model but received ${JSON.stringify(name)}`);
}

/** Where the store holds a file of a model. */
export async function placeOf({ name, file }: ModelFile): Promise<string> {
  const { cacheFolder } = await import("@pixelproof/onnx");
  return join(cacheFolder(), name, file);
}

/** The folder of a model in the store. */
export const folderOfModel = async ({ files: [first] }: KnownModel): Promise<string> => dirname(await placeOf(first));

/** Whether the store has all files of a model, by their sizes; hashes are for `verify`. */
export async function stateOf({ files }: KnownModel): Promise<"in the store" | "incomplete" | "not there"> {
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(await placeOf(file)).catch(() => undefined))?.size),
  );
  if (sizes.every((size, i) => size === files[i].bytes)) return "in the store";
  return sizes.every((size) => size === undefined) ? "not there" : "incomplete";
}
