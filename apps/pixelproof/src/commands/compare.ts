import type { Command } from "commander";
import { openSession, type GlobalOptions } from "../session.ts";
import { table } from "../terminal/table.ts";
import { list, print, printJson, stderrLogger } from "./output.ts";

interface CompareOptions extends GlobalOptions {
  readonly metrics?: string[];
  readonly fit?: boolean;
  readonly json?: boolean;
}

/** `pixelproof compare`: objective scores of one picture against another. */
export function compareCommand(program: Command): void {
  program
    .command("compare")
    .description("measure a picture against a reference")
    .argument("<reference>", "the picture that counts as right")
    .argument("<candidate>", "the picture to judge")
    .option(
      "--metrics <ids>",
      "which figures, separated by commas; those of the config when left out",
      list("--metrics"),
    )
    .option("--fit", "bring the candidate to the reference's size first, instead of refusing different sizes")
    .option("--json", 'print {"metrics": {"psnr": {"value": …, "unit": "dB"}, …}}')
    .addHelpText(
      "after",
      "\nExamples:\n  pixelproof compare original.png saved.jpg\n  pixelproof compare a.png b.png --metrics psnr,ssim --json",
    )
    .action(async (reference: string, candidate: string, _options: CompareOptions, command: Command) => {
      const options = command.optsWithGlobals<CompareOptions>();
      await using session = await openSession(options, stderrLogger(options.debug));
      const { pipeline } = session;
      const { settings } = pipeline;
      const metrics = options.metrics ?? settings.metrics;
      const fit = options.fit ? { fit: settings.roundTripResampler } : {};
      const result = await pipeline.compare({ reference, candidate, metrics, ...fit });
      if (options.json) printJson(result);
      else
        print(
          table(
            Object.entries(result.metrics).map(([id, figure]) => [
              id,
              figure.identical ? "identical" : `${figure.value ?? "n/a"} ${figure.unit}`,
              figure.note ?? `${figure.better} is better`,
            ]),
          ),
        );
    });
}
