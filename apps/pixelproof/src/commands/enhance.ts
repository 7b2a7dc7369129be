import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { folderReserver } from "../batch/folders.ts";
import { expandInputs } from "../batch/inputs.ts";
import { listenForInterrupts } from "../batch/interrupts.ts";
import { prepareOutput } from "../batch/output-folder.ts";
import { runBatch, type Outcome } from "../batch/run.ts";
import { checkModel } from "../config/check-model.ts";
import { worstExitCode } from "../exit-codes.ts";
import { openSession, type GlobalOptions } from "../session.ts";
import { lineLogger } from "../terminal/logger.ts";
import { paintFor } from "../terminal/paint.ts";
import { barView, lineView } from "../terminal/progress.ts";
import { summarise } from "../terminal/summary.ts";
import { list, positiveNumber, print, printJson, wholeNumber } from "./output.ts";

interface EnhanceOptions extends GlobalOptions {
  readonly out: string;
  readonly json?: boolean;
  readonly concurrency: number;
  readonly resampler?: string;
  readonly model?: string;
  readonly format?: string[];
  readonly scale?: number;
  readonly targetBytes?: number;
  readonly segment?: "auto" | "off";
  readonly strict?: boolean;
}

const examples = `
Examples:
  pixelproof enhance holiday.jpg
  pixelproof enhance photos/ scans/page1.tiff --out proofs --concurrency 2
  pixelproof enhance logo.png --scale 3 --format webp --json
  pixelproof enhance old.png --model models/realesr-general-x4v3.onnx
  pixelproof enhance street.png --segment auto

Each picture gets the folder OUT/<name>/ with source_enhanced.(png|webp|jpg), quality.json, diff.png and report.html.
Exit codes: 0 done, 1 fault in the program, 2 wrong usage or config, 3 input refused, 4 quality below the thresholds,
130 interrupted: pictures that were running or waiting are cancelled, those done are kept.`;

/** `pixelproof enhance`: the main job, for one picture or many. */
export function enhanceCommand(program: Command): void {
  program
    .command("enhance")
    .description("enlarge pictures and prove their quality")
    .argument("<paths...>", "picture files, or folders to search for them")
    .option("-o, --out <dir>", "where the folders of the results go", "pixelproof-out")
    .option("--json", "one JSON object a picture on standard output, nothing else")
    .option(
      "--concurrency <n>",
      "pictures at a time",
      wholeNumber("--concurrency", 1),
      Math.min(2, availableParallelism()),
    )
    .option("--resampler <id>", "resampler to enlarge with (see: pixelproof plugins)")
    .option("--model <file>", "enlarge by AI with this ONNX model: a well-known one, or its manifest (.json) beside it")
    .option("--format <names>", "png, webp or jpeg; several in order of preference: png,webp", list("--format"))
    .option("--scale <n>", "at least this many times larger a side", positiveNumber("--scale"))
    .option("--target-bytes <n>", "size floor of the saved file; 0 for none", wholeNumber("--target-bytes", 0))
    .addOption(
      new Option("--segment <when>", "auto: masks of the objects in the result, each held against the source").choices([
        "auto",
        "off",
      ]),
    )
    .option(
      "--strict",
      "fallbacks, artefacts, a hallucination risk and a missed size target count as below the thresholds",
    )
    .addHelpText("after", examples)
    .action(async (paths: string[], _options: EnhanceOptions, command: Command) => {
      process.exitCode = await enhance(paths, command.optsWithGlobals<EnhanceOptions>());
    });
}

async function enhance(paths: readonly string[], options: EnhanceOptions): Promise<number> {
  const { out, concurrency, json = false, debug = false } = options;
  const { stderr, stdout } = process;
  // Bars are redrawn in place; JSON on the same terminal would fall between them.
  const view = stderr.isTTY && !(json && stdout.isTTY) ? barView(stderr) : lineView(stderr);
  const logger = lineLogger((text) => view.line(text), paintFor(stderr), debug);
  await using session = await openSession(options, logger, {
    resampler: options.resampler,
    srModel: options.model,
    enableSr: options.model === undefined ? undefined : true,
    saveFormatPriority: options.format,
    scaleFactor: options.scale,
    targetBytes: options.targetBytes,
    segment: options.segment,
    strict: options.strict,
  });
  const { pipeline } = session;
  await checkModel(pipeline.settings, logger);
  const extensions = new Set(pipeline.host.list("codec").flatMap(({ capabilities }) => [...capabilities.extensions]));
  const files = await expandInputs(paths, extensions);
  await prepareOutput(out);
  const folderOf = folderReserver(out);
  const items = files.map((file) => ({ file, folder: folderOf(file) }));

  using interrupts = listenForInterrupts();
  const ended = (outcome: Outcome): void => {
    view.ended?.(outcome);
    if (json) printJson(asJson(outcome));
    if (debug && "error" in outcome) view.line(outcome.error.stack ?? "");
  };
  const { signal } = interrupts;
  const outcomes = await runBatch(items, pipeline, { concurrency, signal, folderOf, listener: { ...view, ended } });
  view.close();
  const summary = summarise(outcomes, resolve(out));
  if (json) stderr.write(`${summary}\n`);
  else print(summary);
  return worstExitCode(outcomes.map(({ exitCode }) => exitCode));
}

function asJson(outcome: Outcome): object {
  const { file, state, exitCode } = outcome;
  if ("error" in outcome) return { file, state, exitCode, error: outcome.error };
  return { file, state, exitCode, folder: resolve(outcome.folder), quality: outcome.quality };
}
