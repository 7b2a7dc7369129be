export { builtins } from "./config/builtins.ts";
export { configSchema, defineConfig, type Config, type PluginEntry, type UserConfig } from "./config/schema.ts";
