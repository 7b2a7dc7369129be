import { readFileSync } from "node:fs";
import { Command } from "commander";
import { z } from "zod";
import { compareCommand } from "./commands/compare.ts";
import { configCommand } from "./commands/config.ts";
import { detectCommand } from "./commands/detect.ts";
import { enhanceCommand } from "./commands/enhance.ts";
import { inspectCommand } from "./commands/inspect.ts";
import { modelsCommand } from "./commands/models.ts";
import { pluginsCommand } from "./commands/plugins.ts";
import { resizeCommand } from "./commands/resize.ts";
import { segmentCommand } from "./commands/segment.ts";
import { serveCommand } from "./commands/serve.ts";
import { workerCommand } from "./commands/worker.ts";

/** The command line; errors are thrown, never exited on. */
export function createProgram(): Command {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const program = new Command("pixelproof")
    .description("Enlarge pictures and prove that they came to no harm.")
    .version(version)
    .option("--config <file>", "config file; pixelproof.config.(ts|mjs|json|yaml) of this folder when left out")
    .option("--debug", "more log lines, and stack traces of errors")
    .exitOverride()
    .showHelpAfterError("(pixelproof --help tells more)");
  const commands = [
    enhanceCommand,
    compareCommand,
    resizeCommand,
    detectCommand,
    segmentCommand,
    inspectCommand,
    modelsCommand,
    pluginsCommand,
    configCommand,
    serveCommand,
    workerCommand,
  ];
  for (const add of commands) add(program);
  // Global options may stand behind the command too, as people write them.
  for (const command of program.commands) {
    command.exitOverride().option("--config <file>", "config file").option("--debug", "stack traces of errors");
  }
  return program;
}
