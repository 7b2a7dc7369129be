import { join } from "node:path";
import type { Logger } from "@pixelproof/core";
import { folderStore, startWorkers, type JobEngine, type Settled, type Workers } from "@pixelproof/jobs";
import type { GlobalOptions } from "../session.ts";
import type { ServiceSettings } from "./settings.ts";

const fromSource = import.meta.url.endsWith(".ts");

/** Milliseconds that running jobs have to end when the service is stopped. */
const grace = 10_000;

/** Where a service keeps its files. */
export const filesIn = (data: string) => folderStore(join(data, "files"));

/** The workers of a service or of `pixelproof worker`. */
export function workersOf(
  settings: ServiceSettings,
  options: GlobalOptions,
  engine: JobEngine,
  logger: Logger,
  onSettled: (settled: Settled) => void,
): Workers {
  return startWorkers({
    engine,
    files: filesIn(settings.data),
    scratch: join(settings.data, "scratch"),
    entry: new URL(fromSource ? "run-entry.ts" : "run-entry.js", import.meta.url),
    args: [JSON.stringify({ config: options.config, debug: options.debug })],
    count: settings.workers,
    grace,
    limits: settings.limits,
    logger,
    onSettled: (_claim, settled) => onSettled(settled),
  });
}
