import type { Command } from "commander";
import { createContext } from "@pixelproof/core";
import { listenForInterrupts } from "../batch/interrupts.ts";
import { folderOfModel, knownModels, modelByName, stateOf, type KnownModel } from "../models/known-models.ts";
import { table } from "../terminal/table.ts";
import { visible } from "../terminal/visible.ts";
import { formatBytes } from "../terminal/words.ts";
import { print, printJson, stderrLogger } from "./output.ts";

interface ModelsOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** `pixelproof models`: weights that can be had by name. */
export function modelsCommand(program: Command): void {
  const models = program.command("models").description("weights for segmentation: what there is, and where it is kept");
  models
    .command("list")
    .description("the models known by name, and which are there")
    .option("--json", "print one JSON array")
    .action(async (_options: ModelsOptions, command: Command) => listModels(command.optsWithGlobals<ModelsOptions>()));
  models
    .command("pull")
    .description("download a model into the store and check its SHA-256")
    .argument("<name>", "the model")
    .action(async (name: string, _options: ModelsOptions, command: Command) => {
      await obtain(await modelByName(name), true, command.optsWithGlobals<ModelsOptions>());
    });
  models
    .command("verify")
    .description("check the SHA-256 of a model in the store")
    .argument("<name>", "the model")
    .action(async (name: string, _options: ModelsOptions, command: Command) => {
      await obtain(await modelByName(name), false, command.optsWithGlobals<ModelsOptions>());
    });
  models
    .command("path")
    .description("the folder in the store that a model's files are in, or belong into")
    .argument("<name>", "the model")
    .action(async (name: string) => print(await folderOfModel(await modelByName(name))));
}

async function listModels({ json }: ModelsOptions): Promise<void> {
  const models = await Promise.all(
    (await knownModels()).map(async (model) => ({
      ...model,
      state: await stateOf(model),
      folder: await folderOfModel(model),
    })),
  );
  if (json) return printJson(models);
  print(table(models.map(({ name, state, files, licence, source }) => [name, state, sizeOf(files), licence, source])));
}

const sizeOf = (files: KnownModel["files"]): string => formatBytes(files.reduce((sum, { bytes }) => sum + bytes, 0));

/** Checks every file, downloading what is missing where that was asked for. */
async function obtain({ files }: KnownModel, download: boolean, { debug }: ModelsOptions): Promise<void> {
  const { obtainModel } = await import("@pixelproof/onnx");
  using interrupts = listenForInterrupts();
  const context = createContext({ signal: interrupts.signal, logger: stderrLogger(debug) });
  for (const manifest of files) {
    const path = await obtainModel({ manifest }, context, { download });
    print(`${visible(path)}: ${formatBytes(manifest.bytes)}, SHA-256 as pinned`);
  }
}
