import type { Command } from "commander";
import { openSession, type GlobalOptions } from "../session.ts";
import { table } from "../terminal/table.ts";
import { print, printJson, stderrLogger } from "./output.ts";

interface PluginsOptions extends GlobalOptions {
  readonly json?: boolean;
}

/** `pixelproof plugins`: what the config has put together. */
export function pluginsCommand(program: Command): void {
  program
    .command("plugins")
    .description("list the plugins of the effective config, with what they can do")
    .option("--json", "print one JSON array")
    .action(async (_options: PluginsOptions, command: Command) => {
      const options = command.optsWithGlobals<PluginsOptions>();
      await using session = await openSession(options, stderrLogger(options.debug));
      const plugins = session.pipeline.host
        .list()
        .map(({ kind, id, source, capabilities, options: settings, plugin }) => ({
          kind,
          id,
          source,
          description: plugin.description,
          capabilities,
          options: settings,
        }));
      if (options.json) return printJson(plugins);
      print(table(plugins.map(({ kind, id, source = "", description = "" }) => [kind, id, source, description])));
    });
}
