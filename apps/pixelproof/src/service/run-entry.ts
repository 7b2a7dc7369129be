// The process that a worker starts: the pipeline of the config, kept warm from picture to picture.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serveRuns } from "@pixelproof/jobs";
import { filesOf } from "@pixelproof/pipeline";
import { stderrLogger } from "../commands/output.ts";
import { openSession } from "../session.ts";
import { runArgsSchema } from "./run-args.ts";
import { summaryOf } from "./summary.ts";

const options = runArgsSchema.parse(JSON.parse(process.argv[2] ?? "{}"));
const session = openSession(options, stderrLogger(options.debug));
// A config that cannot be used fails each run with its code; it must not end the process unheard.
session.catch(() => {});

serveRuns(async ({ source, name, out, settings }, progress) => {
  const { pipeline } = await session;
  const enhancement = await pipeline.enhance(source, { name, quality: settings, onProgress: progress });
  for (const [file, content] of Object.entries(filesOf(enhancement))) await writeFile(join(out, file), content);
  return { summary: summaryOf(enhancement.quality) };
});
