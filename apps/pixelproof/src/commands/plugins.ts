import type { Command } from "commander";
import { openSession, type GlobalOptions } from "../session.ts";
import { optionsSchema } from "../terminal/options-schema.ts";
import { pluginList } from "../terminal/plugin-list.ts";
import { print, printJson, stderrLogger } from "./output.ts";

interface PluginsOptions extends GlobalOptions {
  readonly json?: boolean;
}

/** Letters a line. */
const columns = 100;

/** `pixelproof plugins`: what the config has put together. */
export function pluginsCommand(program: Command): void {
  program
    .command("plugins")
    .description("list the plugins of the effective config, with what they can do")
    .option("--json", "print one JSON array")
    .action(async (_options: PluginsOptions, command: Command) => {
      const options = command.optsWithGlobals<PluginsOptions>();
      await using session = await openSession(options, stderrLogger(options.debug));
      const { host } = session.pipeline;
      if (!options.json) return print(pluginList(host, columns));
      printJson(
        host.list().map(({ kind, id, source, capabilities, options: settings, plugin }) => ({
          kind,
          id,
          source,
          description: plugin.description,
          capabilities,
          options: settings,
          optionsSchema: optionsSchema(plugin),
        })),
      );
    });
}
