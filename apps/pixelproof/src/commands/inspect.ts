import type { Command } from "commander";
import type { Differences, Inspection } from "@pixelproof/pipeline";
import { openSession, type GlobalOptions } from "../session.ts";
import { table } from "../terminal/table.ts";
import { formatBytes } from "../terminal/words.ts";
import { print, printJson, stderrLogger } from "./output.ts";

interface InspectOptions extends GlobalOptions {
  readonly against?: string;
  readonly json?: boolean;
}

/** `pixelproof inspect`: what a picture file holds, or what it has of another. */
export function inspectCommand(program: Command): void {
  program
    .command("inspect")
    .description("say what a picture file holds: size, depth, alpha, metadata")
    .argument("<file>", "the picture")
    .option("--against <original>", "say instead what of the original the file has as it was, and what it lost")
    .option("--json", "print one JSON object; with --against {preserved, losses}")
    .addHelpText(
      "after",
      "\nExamples:\n  pixelproof inspect scan.tiff --json\n  pixelproof inspect saved.webp --against photo.jpg",
    )
    .action(async (file: string, _options: InspectOptions, command: Command) => {
      const options = command.optsWithGlobals<InspectOptions>();
      await using session = await openSession(options, stderrLogger(options.debug));
      const { pipeline } = session;
      if (options.against !== undefined) {
        const differences = await pipeline.inspectAgainst(file, options.against);
        return options.json ? printJson(differences) : print(describeDifferences(differences));
      }
      const found = await pipeline.inspect(file);
      return options.json ? printJson({ file, ...found }) : print(describe(file, found));
    });
}

function describeDifferences({ preserved, losses }: Differences): string {
  return table([
    ["preserved", preserved.join(", ") || "nothing"],
    ...losses.map(({ group, kind, reason }) => [`${group} ${kind}`, reason]),
  ]);
}

function describe(file: string, found: Inspection): string {
  const layout = found.inks?.toUpperCase() ?? ["", "grey", "grey and alpha", "RGB", "RGB and alpha"][found.channels];
  const opaque = found.channels % 2 === 0 && found.opaque ? ", all opaque" : "";
  const groups = Object.entries(found.metadata).map(([group, bytes]) => [group, formatBytes(bytes)]);
  const density = found.density
    ? [["density", `${found.density.x} x ${found.density.y} px/${found.density.unit}`]]
    : [];
  return table([
    ["file", `${file}, ${formatBytes(found.bytes)}`],
    ["format", found.format],
    ["size", `${found.width} x ${found.height} px`],
    ["pixels", `${layout}, ${found.depth} bits a channel, ${found.levels} levels used${opaque}`],
    ...(found.frames > 1 ? [["frames", `${found.frames}, the first is described`]] : []),
    ["orientation", found.orientation === 1 ? "upright" : `tag ${found.orientation}, shown upright`],
    ...groups,
    ...density,
  ]);
}
