export { configSchema, defineConfig, type Config, type UserConfig } from "./config/schema.ts";
