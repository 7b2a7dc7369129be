import type { Command } from "commander";
import { PixelproofError, type Prompt } from "@pixelproof/core";
import { folderReserver } from "../batch/folders.ts";
import { listenForInterrupts } from "../batch/interrupts.ts";
import { prepareOutput } from "../batch/output-folder.ts";
import { saveResult } from "../batch/save-result.ts";
import { boxFlag, maskFlag, pointFlag, promptsOf, withMasks } from "../segment/prompts.ts";
import { openSession, type GlobalOptions } from "../session.ts";
import { lineLogger } from "../terminal/logger.ts";
import { paintFor } from "../terminal/paint.ts";
import { barView, lineView } from "../terminal/progress.ts";
import { table } from "../terminal/table.ts";
import { visible } from "../terminal/visible.ts";
import { print, printJson } from "./output.ts";

interface SegmentOptions extends GlobalOptions {
  readonly box?: NonNullable<Prompt["box"]>[];
  readonly point?: NonNullable<Prompt["points"]>[number][];
  readonly mask?: string[];
  readonly auto?: boolean;
  readonly cutOuts?: boolean;
  readonly segmenter?: string;
  readonly model?: string;
  readonly out: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  pixelproof segment dogs.jpg --box 455,190,316,398 --out objects
  pixelproof segment dogs.jpg --point 580,350 --point 700,100,0 --cut-outs --out objects
  pixelproof segment dogs.jpg --mask rough.png --model sam-vit-b --out objects
  pixelproof segment street.png --auto --model slimsam --out objects --json

Each --box is an object. Points belong to the only box, or to the one of several that they lie in; without a box all points
are one object. Each --mask is an object too: a picture of the same size, white on the object; one alone may have points and
a box beside it. mobile-sam and sam-vit-b take masks. The picture gets the folder OUT/<name>/ with masks.json, overlay.png, and mask-1.png, mask-2.png…
Where the segmenter has no weights, grabcut stands in and the result says why; pixelproof models tells of weights.`;

/** `pixelproof segment`: the objects of one picture as masks. */
export function segmentCommand(program: Command): void {
  program
    .command("segment")
    .description("find objects in a picture: masks as PNG, COCO RLE and polygons")
    .argument("<file>", "the picture")
    .option("--box <x,y,w,h>", "box around an object, px; may stand several times", boxFlag)
    .option("--point <x,y[,0|1]>", "point on an object, with 0 beside it; may stand several times", pointFlag)
    .option("--mask <file>", "rough mask of an object to make better; may stand several times", maskFlag)
    .option("--auto", "all objects instead")
    .option("--cut-outs", "each object cut out as well, with transparency, in the picture's own depth")
    .option("--segmenter <id>", "segmenter to use (see: pixelproof plugins)")
    .option("--model <name>", "model for the segmenter: a name (see: pixelproof models list), or a manifest (.json)")
    .requiredOption("-o, --out <dir>", "where the folder of the result goes")
    .option("--json", "print {folder, masks: what masks.json holds}")
    .addHelpText("after", examples)
    .action(async (file: string, _options: SegmentOptions, command: Command) => {
      await segment(file, command.optsWithGlobals<SegmentOptions>());
    });
}

async function segment(file: string, options: SegmentOptions): Promise<void> {
  const {
    box = [],
    point = [],
    mask: masks = [],
    auto = false,
    cutOuts = false,
    out,
    json = false,
    debug = false,
  } = options;
  const prompts = withMasks(promptsOf(box, point), masks);
  if (auto === prompts.length > 0)
    throw new PixelproofError(
      "USAGE",
      "Expected --box, --point, --mask or --auto for what to look for; give boxes, points and masks, or --auto alone",
    );
  const { stderr, stdout } = process;
  const view = stderr.isTTY && !(json && stdout.isTTY) ? barView(stderr) : lineView(stderr);
  const logger = lineLogger((text) => view.line(text), paintFor(stderr), debug);
  await using session = await openSession(options, logger, {
    segmenter: options.segmenter,
    segmentModel: options.model,
  });
  using interrupts = listenForInterrupts();
  await prepareOutput(out);
  const folderOf = folderReserver(out);
  const item = { file, folder: folderOf(file) };
  const onProgress = (fraction: number): void => view.progressed?.(item, { step: "segment", fraction });
  const request = { input: file, prompts, cutOuts, onProgress };
  const { document, files } = await session.pipeline.segment(request, interrupts.signal).finally(() => view.close());
  const folder = await saveResult(item, files, folderOf);
  if (json) return printJson({ folder, masks: document });
  const { objects, segmenter, because } = document;
  const count = `${objects.length} ${objects.length === 1 ? "object" : "objects"}`;
  print(
    `${visible(folder)}: ${count}, segmenter: ${segmenter}${because === undefined ? "" : `, because ${visible(because)}`}`,
  );
  const rows = objects.map(({ mask = "", area, bbox: [x, y, width, height], score }) => {
    return [mask, `${area} px`, `at ${x},${y}`, `${width}x${height} px`, `score ${score.toFixed(3)}`];
  });
  if (rows.length > 0) print(table(rows));
}
