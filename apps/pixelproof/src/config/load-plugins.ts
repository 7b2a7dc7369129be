import { Host, PixelproofError, type Registration } from "@pixelproof/core";
import { importPlugin } from "./import-plugin.ts";
import type { LoadedConfig } from "./load.ts";

/**
 * Imports the plugins that a config names and checks what it says of them. Throws the fault where there is one
 * (`PLUGIN_NOT_FOUND`, `PLUGIN_INVALID`, `OPTIONS_INVALID`, …); where there are several, `CONFIG_INVALID` with all of them.
 */
export async function loadPlugins({ config, listed, folder }: LoadedConfig): Promise<Registration[]> {
  const importing = config.plugins.map((entry) => ({ entry, plugin: importPlugin(entry.use, folder) }));
  await Promise.allSettled(importing.map(({ plugin }) => plugin));
  const trial = new Host();
  const registrations: Registration[] = [];
  const faults: { place: string; error: PixelproofError }[] = [];
  for (const { entry, plugin } of importing) {
    const { use, id, options } = entry;
    try {
      const registration = { plugin: await plugin, id, options, source: use };
      trial.register(registration);
      registrations.push(registration);
    } catch (error) {
      const place = listed.includes(entry) ? `plugins[${listed.indexOf(entry)}] (${use})` : `the built-in ${use}`;
      faults.push({ place, error: PixelproofError.from(error, "PLUGIN_INVALID", `The plugin ${use} cannot be used`) });
    }
  }
  if (faults.length > 0) throw together(faults);
  return registrations;
}

function together(faults: readonly { place: string; error: PixelproofError }[]): PixelproofError {
  const [first, ...others] = faults.map(({ error }) => error);
  if (first && others.length === 0) return first;
  const lines = faults.map(({ place, error }) => `${place}: ${error.message}`);
  return new PixelproofError("CONFIG_INVALID", `${faults.length} plugins cannot be used: ${lines.join("; ")}`, {
    details: { faults: faults.map(({ place, error }) => ({ place, ...error.toJSON() })) },
  });
}
