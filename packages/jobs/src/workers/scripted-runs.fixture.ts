// A worker process that does what the settings of a job say.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";
import { serveRuns } from "./serve-runs.ts";

const settingsSchema = z.object({
  does: z.enum(["work", "die", "refuse", "fault", "hang", "hog"]).default("work"),
  ms: z.number().default(0),
  diesOnce: z.string().optional(),
});

serveRuns(async ({ out, source, name, settings }, progress) => {
  const { does, ms } = settingsSchema.parse(settings);
  progress({ step: "enhance", fraction: 0.5 });
  await setTimeout(ms);
  switch (does) {
    case "die":
      process.kill(process.pid, "SIGKILL");
      break;
    case "refuse":
      throw new PixelproofError("INPUT_CORRUPT", "Expected a picture", { details: { name } });
    case "fault":
      throw new Error("a fault");
    case "hang":
      await setTimeout(60_000);
      break;
    case "hog":
      await writeFile(join(out, "hog"), new Uint8Array(100_000));
      await setTimeout(60_000);
      break;
    case "work":
  }
  await writeFile(join(out, "quality.json"), JSON.stringify({ name }));
  const secrets = Object.keys(process.env).filter((key) => key === "DATABASE_URL" || key === "PIXELPROOF_SECRET");
  return { summary: { pid: process.pid, source, secrets } };
});
