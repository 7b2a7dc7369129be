import type { Command } from "commander";
import { loadConfig } from "../config/load.ts";
import type { GlobalOptions } from "../session.ts";
import { visible } from "../terminal/visible.ts";
import { print, stderrLogger } from "./output.ts";

interface ConfigOptions extends GlobalOptions {
  readonly print?: boolean;
}

/** `pixelproof config --print`: what is in force, from environment and file. */
export function configCommand(program: Command): void {
  program
    .command("config")
    .description("check the config and show what is in force")
    .option("--print", "print the effective config as JSON")
    .addHelpText(
      "after",
      "\nThe command line overrides the config file, which overrides the environment (QUALITY_MIN_WIDTH, …).",
    )
    .action(async (_options: ConfigOptions, command: Command) => {
      const options = command.optsWithGlobals<ConfigOptions>();
      const { config, file } = await loadConfig(
        { file: options.config, cwd: process.cwd(), env: process.env },
        stderrLogger(options.debug),
      );
      if (options.print) print(JSON.stringify(config, null, 2));
      else
        print(
          file === undefined ? "No config file; defaults and environment are in force." : `${visible(file)} is valid.`,
        );
    });
}
