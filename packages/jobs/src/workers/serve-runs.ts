import { PixelproofError } from "@pixelproof/core";
import type { JobProgress } from "../job.ts";
import { runOrderSchema, type FromProcess, type RunOrder, type RunReport } from "./protocol.ts";

/** Does one picture: reads `source`, writes results into `out`. */
export type Run = (order: RunOrder, progress: (progress: JobProgress) => void) => Promise<RunReport>;

/**
 * Makes this process one that works for a service: it does the runs it is sent, one at a time, and ends with the process that
 * started it. What is loaded for one run is there for the next.
 */
export function serveRuns(run: Run): void {
  // A service that died cannot be told; `disconnect` follows.
  const say = (message: FromProcess): void => void process.send?.(message, undefined, undefined, () => {});
  process.on("message", (message) => {
    const work = async (): Promise<FromProcess> => {
      const report = await run(runOrderSchema.parse(message), (progress) => say({ type: "progress", ...progress }));
      return { type: "done", ...report };
    };
    void work().then(say, (reason: unknown) => say(failure(reason)));
  });
  process.on("disconnect", () => process.exit());
  // The service decides when its processes end: a Ctrl-C of the terminal reaches them too.
  process.on("SIGINT", () => {});
}

/** What is wrong with the picture or its settings is so the next time too; a fault may not be. */
function failure(reason: unknown): FromProcess {
  const error = PixelproofError.from(reason, "INTERNAL", "The run failed");
  const { code, message } = error;
  return { type: "failed", error: { code, message, details: plain(error.details) }, retry: error.category === "fault" };
}

/** Details as they survive JSON. */
const plain = (details: object): Record<string, unknown> => ({ ...JSON.parse(JSON.stringify(details)) });
