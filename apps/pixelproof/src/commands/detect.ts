import type { Command } from "commander";
import { openSession, type GlobalOptions } from "../session.ts";
import { table } from "../terminal/table.ts";
import { list, print, printJson, stderrLogger } from "./output.ts";

interface DetectOptions extends GlobalOptions {
  readonly detectors?: string[];
  readonly json?: boolean;
}

/** `pixelproof detect`: artefacts that one picture has and the one it came from has not. */
export function detectCommand(program: Command): void {
  program
    .command("detect")
    .description("look for artefacts that a result has and its source has not")
    .argument("<before>", "the source")
    .argument("<after>", "the result, of the same aspect ratio, usually larger")
    .option("--detectors <ids>", "which, separated by commas; those of the config when left out", list("--detectors"))
    .option("--json", 'print {"detections": {"lines": {"detected": …, "score": …, "regions": […]}, …}}')
    .addHelpText("after", "\nExample:\n  pixelproof detect original.png enlarged.png --json")
    .action(async (before: string, after: string, _options: DetectOptions, command: Command) => {
      const options = command.optsWithGlobals<DetectOptions>();
      await using session = await openSession(options, stderrLogger(options.debug));
      const { pipeline } = session;
      const detectors = options.detectors ?? pipeline.settings.detectors;
      const detections = await pipeline.detect({ before, after, detectors });
      if (options.json) return printJson({ detections });
      const rows = Object.entries(detections).flatMap(([id, { detected, score, regions }]) => [
        [id, detected ? "found" : "not found", `score ${score.toFixed(3)}`],
        ...regions.map((region) => ["", region.label ?? "", place(region)]),
      ]);
      print(table(rows));
    });
}

function place({
  x,
  y,
  width,
  height,
  line,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  line?: readonly number[] | undefined;
}): string {
  const at = (values: readonly number[]): string => values.map((value) => Math.round(value)).join(",");
  return line
    ? `from ${at(line.slice(0, 2))} to ${at(line.slice(2))}`
    : `at ${at([x, y])}, ${at([width, height]).replace(",", "x")} px`;
}
