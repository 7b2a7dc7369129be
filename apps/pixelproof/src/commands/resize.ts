import { extname } from "node:path";
import type { Command } from "commander";
import { PixelproofError } from "@pixelproof/core";
import { saveFile } from "@pixelproof/pipeline";
import { openSession, type GlobalOptions } from "../session.ts";
import { visible } from "../terminal/visible.ts";
import { formatBytes } from "../terminal/words.ts";
import { print, stderrLogger, wholeNumber } from "./output.ts";

interface ResizeOptions extends GlobalOptions {
  readonly width: number;
  readonly height: number;
  readonly resampler?: string;
  readonly out: string;
}

/** `pixelproof resize`: one picture to an exact size, nothing else. */
export function resizeCommand(program: Command): void {
  program
    .command("resize")
    .description("resample a picture to an exact size")
    .argument("<file>", "the picture")
    .requiredOption("--width <px>", "width of the result", wholeNumber("--width", 1))
    .requiredOption("--height <px>", "height of the result", wholeNumber("--height", 1))
    .option("--resampler <id>", "resampler to use (see: pixelproof plugins)")
    .requiredOption("-o, --out <file>", "file to write; its extension names the format")
    .addHelpText(
      "after",
      "\nExample:\n  pixelproof resize in.png --width 1200 --height 800 --resampler sharp --out small.png",
    )
    .action(async (input: string, _options: ResizeOptions, command: Command) => {
      const options = command.optsWithGlobals<ResizeOptions>();
      const { width, height, out } = options;
      await using session = await openSession(options, stderrLogger(options.debug));
      const { host, settings } = session.pipeline;
      const extension = extname(out).toLowerCase();
      const codec = host.list("codec").find(({ capabilities }) => capabilities.extensions.includes(extension));
      if (!codec) {
        const known = host.list("codec").flatMap(({ capabilities }) => capabilities.extensions);
        throw new PixelproofError(
          "USAGE",
          `Expected one of ${known.join(" ")} as extension of --out but received ${out}`,
        );
      }
      const resampler = options.resampler ?? settings.resampler;
      const request = { input, size: { width, height }, resampler, format: codec.capabilities.format };
      const { bytes, losses } = await session.pipeline.resize(request);
      await saveFile(out, bytes);
      print(`${visible(out)}: ${width}x${height}, ${formatBytes(bytes.length)}, by ${resampler}`);
      for (const { group, kind, reason } of losses) print(`  ${group} ${kind}: ${reason}`);
    });
}
