import { openEmbeddedEngine, openPostgresEngine, type JobEngine } from "@pixelproof/jobs";
import type { Logger } from "@pixelproof/core";
import type { ServiceSettings } from "./settings.ts";

/** The queue of a service: on PostgreSQL where an address is given, else in its data folder. */
export function openEngine({ databaseUrl, data, limits }: ServiceSettings, logger: Logger): Promise<JobEngine> {
  const settings = {
    maxQueued: limits.queued,
    keepSeconds: limits.keepSeconds,
    attemptSeconds: Math.ceil(limits.wallTime / 1000) + 60,
    onError: (error: Error) => logger.warn(`queue: ${error.message}`),
  };
  return databaseUrl === undefined
    ? openEmbeddedEngine({ folder: data, ...settings })
    : openPostgresEngine({ url: databaseUrl, ...settings });
}
