import { PixelproofError } from "@pixelproof/core";
import { PgBoss, type ConstructorOptions } from "pg-boss";
import type { EngineSettings } from "../engine.ts";
import { segmentPipelineTask } from "../job.ts";

/** The schema that pg-boss keeps its tables in. */
const schema = "pixelproof";

/** pg-boss's table of jobs. */
export const jobTable = `${schema}.job`;

/** A day after the service has swept the job's files away, should it have missed the job itself. */
const marginSeconds = 24 * 60 * 60;

/** Starts pg-boss with the one queue. Throws `DATABASE_UNAVAILABLE`. */
export async function startPgBoss(
  database: Pick<ConstructorOptions, "db" | "connectionString" | "backend">,
  settings: EngineSettings,
  onError: (error: Error) => void,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database,
    schema,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    reindex: false,
  });
  boss.on("error", onError);
  const queue = {
    retryLimit: settings.retries,
    retryDelay: settings.retryDelay,
    retryBackoff: true,
    heartbeatSeconds: settings.heartbeatSeconds,
    expireInSeconds: settings.attemptSeconds,
    deleteAfterSeconds: settings.keepSeconds + marginSeconds,
  };
  try {
    await boss.start();
    await boss.createQueue(segmentPipelineTask, queue);
    await boss.updateQueue(segmentPipelineTask, queue);
    return boss;
  } catch (cause) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw PixelproofError.from(cause, "DATABASE_UNAVAILABLE", "The database of the jobs cannot be used");
  }
}
