import type { Command } from "commander";
import { openSession, type GlobalOptions } from "../session.ts";
import { table } from "../terminal/table.ts";
import { formatBytes } from "../terminal/words.ts";
import { print, printJson, stderrLogger } from "./output.ts";

interface InspectOptions extends GlobalOptions {
  readonly json?: boolean;
}

/** `pixelproof inspect`: what a picture file holds. */
export function inspectCommand(program: Command): void {
  program
    .command("inspect")
    .description("say what a picture file holds: size, depth, alpha, metadata")
    .argument("<file>", "the picture")
    .option("--json", "print one JSON object")
    .addHelpText("after", "\nExample:\n  pixelproof inspect scan.tiff --json")
    .action(async (file: string, _options: InspectOptions, command: Command) => {
      const options = command.optsWithGlobals<InspectOptions>();
      await using session = await openSession(options, stderrLogger(options.debug));
      const found = await session.pipeline.inspect(file);
      if (options.json) return printJson({ file, ...found });
      const layout = ["", "grey", "grey and alpha", "RGB", "RGB and alpha"][found.channels];
      const groups = Object.entries(found.metadata).map(([group, bytes]) => [group, formatBytes(bytes)]);
      const density = found.density
        ? [["density", `${found.density.x} x ${found.density.y} px/${found.density.unit}`]]
        : [];
      print(
        table([
          ["file", `${file}, ${formatBytes(found.bytes)}`],
          ["format", found.format],
          ["size", `${found.width} x ${found.height} px`],
          [
            "pixels",
            `${layout}, ${found.depth} bits a channel, ${found.levels} levels used${found.channels % 2 === 0 && found.opaque ? ", all opaque" : ""}`,
          ],
          ["orientation", found.orientation === 1 ? "upright" : `tag ${found.orientation}, shown upright`],
          ...groups,
          ...density,
        ]),
      );
    });
}
