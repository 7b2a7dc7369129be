import { once } from "node:events";
import type { Command } from "commander";
import { PixelproofError } from "@pixelproof/core";
import { listenForInterrupts } from "../batch/interrupts.ts";
import { openEngine } from "../service/engine.ts";
import { settingsFrom, type ServiceFlags } from "../service/settings-from.ts";
import { workersOf } from "../service/start-workers.ts";
import type { GlobalOptions } from "../session.ts";
import { print, stderrLogger, wholeNumber } from "./output.ts";

/** `pixelproof worker`: workers alone, for a service on the same database, until SIGTERM or SIGINT. */
export function workerCommand(program: Command): void {
  program
    .command("worker")
    .description("work on the jobs of a service on other machines; DATABASE_URL names its database")
    .option("--data <folder>", "the service's data folder, as it is mounted here", "pixelproof-data")
    .option("--workers <count>", "worker processes, a picture each at a time", wholeNumber("--workers", 1), 2)
    .action(async (_options: ServiceFlags, command: Command) => {
      const options = command.optsWithGlobals<ServiceFlags & GlobalOptions>();
      const settings = settingsFrom(options, process.env);
      if (settings.databaseUrl === undefined) {
        throw new PixelproofError(
          "USAGE",
          "Expected DATABASE_URL: an embedded database belongs to one process, which is its own worker",
        );
      }
      const logger = stderrLogger(options.debug);
      using interrupts = listenForInterrupts();
      await using engine = await openEngine(settings, logger);
      await using workers = workersOf(settings, options, engine, logger, () => {});
      workers.wake();
      print(`Pixelproof works with ${settings.workers} processes`);
      if (!interrupts.signal.aborted) await once(interrupts.signal, "abort");
    });
}
