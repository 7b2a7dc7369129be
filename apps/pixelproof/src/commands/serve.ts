import { once } from "node:events";
import type { Command } from "commander";
import { listenForInterrupts } from "../batch/interrupts.ts";
import { startService } from "../service/service.ts";
import { settingsFrom, type ServiceFlags } from "../service/settings-from.ts";
import type { GlobalOptions } from "../session.ts";
import { print, stderrLogger, wholeNumber } from "./output.ts";

const help = `
In the environment: DATABASE_URL (postgres://…; embedded in the data folder when left out), PIXELPROOF_TOKENS (API tokens, separated
by commas; needed where --host is not this machine alone), PIXELPROOF_SECRET (signs links; of the data folder when left out).`;

/** `pixelproof serve`: queue, workers and HTTP in one process, until SIGTERM or SIGINT. */
export function serveCommand(program: Command): void {
  program
    .command("serve")
    .description("serve jobs over HTTP: upload, watch, download")
    .option("--host <address>", "address to listen at", "127.0.0.1")
    .option("--port <number>", "port to listen at; 0 takes a free one", wholeNumber("--port", 0), 8080)
    .option("--data <folder>", "where database, pictures and results are kept", "pixelproof-data")
    .option("--workers <count>", "worker processes, a picture each at a time", wholeNumber("--workers", 0), 2)
    .addHelpText("after", help)
    .action(async (_options: ServiceFlags, command: Command) => {
      const options = command.optsWithGlobals<ServiceFlags & GlobalOptions>();
      using interrupts = listenForInterrupts();
      await using service = await startService(
        settingsFrom(options, process.env),
        options,
        stderrLogger(options.debug),
      );
      print(`Pixelproof serves at ${service.url}`);
      if (!interrupts.signal.aborted) await once(interrupts.signal, "abort");
    });
}
