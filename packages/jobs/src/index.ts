export { defaultEngineSettings, type Claim, type EngineSettings, type JobEngine, type ListRequest } from "./engine.ts";
export {
  jobErrorSchema,
  jobOrderSchema,
  jobResultSchema,
  jobStates,
  progressSchema,
  resultFileSchema,
  segmentPipelineTask,
  type Job,
  type JobError,
  type JobOrder,
  type JobProgress,
  type JobResult,
  type JobState,
  type ResultFile,
} from "./job.ts";
export { lockFolder } from "./lock-folder.ts";
export { openEmbeddedEngine, type EmbeddedOptions } from "./pg-boss/embedded.ts";
export { openPostgresEngine, type PostgresOptions } from "./pg-boss/postgres.ts";
export { diskStore, folderStore } from "./storage/disk-store.ts";
export type { ByteRange, FileStore, StoredFolder } from "./storage/file-store.ts";
export { folderOf, sourceKey } from "./storage/keys.ts";
export { mediaType } from "./storage/media-type.ts";
export { sweep, type SweepSettings } from "./storage/sweep.ts";
export type { RunOrder, RunReport } from "./workers/protocol.ts";
export { serveRuns, type Run } from "./workers/serve-runs.ts";
export type { Settled, WorkLimits } from "./workers/work-on.ts";
export { startWorkers, type Workers, type WorkersOptions } from "./workers/workers.ts";
