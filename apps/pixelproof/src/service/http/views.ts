import { jobErrorSchema, jobStates, progressSchema, type Job } from "@pixelproof/jobs";
import { z } from "zod";
import { summarySchema } from "../summary.ts";

/** A job as clients see it. */
export const jobViewSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(jobStates),
    name: z.string().describe("what the client called the picture"),
    bytes: z.int().describe("of the picture"),
    attempt: z.int().describe("from 0; how often the job was tried again"),
    progress: progressSchema,
    settings: z.record(z.string(), z.unknown()),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable().describe("of the latest attempt"),
    ended_at: z.iso.datetime().nullable(),
    quality: summarySchema.nullable().describe("of a job that succeeded"),
    error: jobErrorSchema.nullable().describe("of a job that failed"),
  })
  .meta({ id: "Job" });
export type JobView = z.infer<typeof jobViewSchema>;

export const viewOf = (job: Job): JobView => ({
  id: job.id,
  state: job.state,
  name: job.name,
  bytes: job.sourceBytes,
  attempt: job.attempt,
  progress: job.progress,
  settings: job.settings,
  created_at: job.createdAt.toISOString(),
  started_at: job.startedAt?.toISOString() ?? null,
  ended_at: job.endedAt?.toISOString() ?? null,
  quality: job.result ? summarySchema.parse(job.result.summary) : null,
  error: job.error ?? null,
});

/** One file of a job as clients see it. */
export const fileViewSchema = z
  .object({
    name: z.string(),
    bytes: z.int(),
    type: z.string(),
    sha256: z.string(),
    url: z.string().describe("a link that holds for a time, and needs no token"),
  })
  .meta({ id: "File" });
