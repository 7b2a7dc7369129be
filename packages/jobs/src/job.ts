import { z } from "zod";

/** The one task of the queue: enhancement and its proof, then whatever else the pipeline does. */
export const segmentPipelineTask = "segment_pipeline_task";

export const jobStates = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

/** How far a job is: the step of the run and the fraction of the whole, 0..1. */
export const progressSchema = z.object({ step: z.string(), fraction: z.number().min(0).max(1) });
export type JobProgress = z.infer<typeof progressSchema>;

/** What went wrong, as `PixelproofError` tells it. */
export const jobErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
});
export type JobError = z.infer<typeof jobErrorSchema>;

/** One file of a result; `key` is where the storage has it. */
export const resultFileSchema = z.object({
  name: z.string(),
  key: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  type: z.string(),
});
export type ResultFile = z.infer<typeof resultFileSchema>;

/** What a job that succeeded left behind: its files, and facts that the run chose to tell. */
export const jobResultSchema = z.object({
  files: z.array(resultFileSchema),
  summary: z.record(z.string(), z.unknown()),
});
export type JobResult = z.infer<typeof jobResultSchema>;

/** What travels through the queue: names, settings and where the picture lies, never the picture. */
export const jobOrderSchema = z.object({
  owner: z.string().describe("whose job it is; nobody else sees it"),
  name: z.string().describe("what the person called the picture; shown, never used as a path"),
  source: z.string().describe("where the storage has the picture"),
  sourceBytes: z.int().nonnegative(),
  settings: z.record(z.string(), z.unknown()),
  fingerprint: z.string().describe("SHA-256 of picture and settings"),
});
export type JobOrder = z.infer<typeof jobOrderSchema>;

/** A job as it stands. */
export interface Job extends JobOrder {
  readonly id: string;
  readonly state: JobState;
  /** From 0; how often the job was claimed again after an attempt that failed or died. */
  readonly attempt: number;
  readonly progress: JobProgress;
  readonly createdAt: Date;
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
  /** Of a job that succeeded. */
  readonly result: JobResult | undefined;
  /** Of a job that failed. */
  readonly error: JobError | undefined;
}
