import { resolve } from "node:path";
import { defaultServiceLimits, type ServiceSettings } from "./settings.ts";

/** What `serve` and `worker` are told on the command line. */
export interface ServiceFlags {
  readonly host?: string;
  readonly port?: number;
  readonly data: string;
  readonly workers: number;
}

/** Settings from flags and environment: addresses and secrets stand in the environment alone, as flags are seen by everybody. */
export function settingsFrom(
  { host = "127.0.0.1", port = 8080, data, workers }: ServiceFlags,
  env: Readonly<Record<string, string | undefined>>,
): ServiceSettings {
  const given = (name: string): string | undefined => env[name] || undefined;
  return {
    host,
    port,
    data: resolve(data),
    databaseUrl: given("DATABASE_URL"),
    tokens: (given("PIXELPROOF_TOKENS") ?? "")
      .split(",")
      .map((token) => token.trim())
      .filter(Boolean),
    secret: given("PIXELPROOF_SECRET"),
    workers,
    limits: defaultServiceLimits,
  };
}
