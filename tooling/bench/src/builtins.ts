import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { assertPlugin, type Plugin } from "@pixelproof/core";
import { builtins } from "pixelproof";

/** The plugins that the app has by itself, so that a run is measured with all its evidence. */
export function loadBuiltins(): Promise<Plugin[]> {
  const app = createRequire(createRequire(import.meta.url).resolve("pixelproof/package.json"));
  return Promise.all(
    builtins.map(async ({ use }) => {
      const { default: plugin }: { default?: unknown } = await import(pathToFileURL(app.resolve(use)).href);
      assertPlugin(plugin, use);
      return plugin;
    }),
  );
}
