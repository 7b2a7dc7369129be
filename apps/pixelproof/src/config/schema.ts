import { limitsSchema, metadataSettingsSchema, qualitySettingsSchema } from "@pixelproof/pipeline";
import { z } from "zod";

const pluginEntry = z.strictObject({
  use: z.string().min(1).describe("module whose default export is a plugin: a package, or a path from this file"),
  id: z.string().min(1).optional().describe("another id than the plugin's name, so that it can stand twice"),
  options: z.record(z.string(), z.unknown()).optional().describe("for the plugin's own schema"),
});

/** What pixelproof.config.{ts,mts,mjs,js,json,yaml,yml} may say. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  plugins: z.array(pluginEntry).default([]).describe("added to the built-in ones; the same `use` and id replaces one"),
  discover: z
    .boolean()
    .default(false)
    .describe("true: also the packages that the project depends on and that have the keyword pixelproof-plugin"),
  builtins: z.boolean().default(true).describe("false: only the plugins listed here"),
  quality: qualitySettingsSchema.prefault({}),
  metadata: metadataSettingsSchema.prefault({}),
  limits: limitsSchema.prefault({}),
});

export type PluginEntry = z.output<typeof pluginEntry>;
export type Config = z.output<typeof configSchema>;
/** What a person writes: everything may be left out. */
export type UserConfig = z.input<typeof configSchema>;

/** Types a config file: `export default defineConfig({ … })`. */
export const defineConfig = (config: UserConfig): UserConfig => config;
