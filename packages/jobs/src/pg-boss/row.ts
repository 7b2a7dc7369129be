import { z } from "zod";
import {
  jobErrorSchema,
  jobOrderSchema,
  jobResultSchema,
  progressSchema,
  type Job,
  type JobError,
  type JobState,
} from "../job.ts";

/** What pg-boss carries: the order, and how far it is. */
export const payloadSchema = jobOrderSchema.extend({ progress: progressSchema });

/**
 * What an attempt left behind. pg-boss would try a job again that it is told has failed, so one that failed for good is
 * completed with its error.
 */
export const outcomeSchema = z.union([z.object({ result: jobResultSchema }), z.object({ error: jobErrorSchema })]);

/** The columns of a job that make a `Job`, for a SELECT on pg-boss's table `job j`. */
export const jobColumns = "j.id, j.state, j.data, j.output, j.retry_count, j.created_on, j.started_on, j.completed_on";

/** A timestamp as node-postgres and PGlite parse it. */
const time = z.date();

export const rowSchema = z.object({
  id: z.string(),
  state: z.enum(["created", "retry", "active", "completed", "cancelled", "failed"]),
  data: payloadSchema,
  output: z.unknown(),
  retry_count: z.int(),
  created_on: time,
  started_on: time.nullable(),
  completed_on: time.nullable(),
});

/** A row of pg-boss's table as a job. */
export function jobOf(row: unknown): Job {
  const { id, state, data, output, ...rest } = rowSchema.parse(row);
  const { progress, ...order } = data;
  const outcome = outcomeSchema.safeParse(output).data;
  const result = outcome && "result" in outcome ? outcome.result : undefined;
  const ended = stateOf(state, result !== undefined);
  return {
    ...order,
    id,
    state: ended,
    attempt: rest.retry_count,
    progress: ended === "succeeded" ? { step: "done", fraction: 1 } : progress,
    createdAt: rest.created_on,
    startedAt: rest.started_on ?? undefined,
    endedAt: rest.completed_on ?? undefined,
    result: ended === "succeeded" ? result : undefined,
    error: ended === "failed" ? errorOf(outcome) : undefined,
  };
}

function stateOf(state: z.infer<typeof rowSchema>["state"], hasResult: boolean): JobState {
  switch (state) {
    case "created":
    case "retry":
      return "queued";
    case "active":
      return "running";
    case "completed":
      return hasResult ? "succeeded" : "failed";
    default:
      return state;
  }
}

/** The error of a job that failed; where its worker could not tell one, the worker died or was not heard of. */
function errorOf(outcome: z.infer<typeof outcomeSchema> | undefined): JobError {
  if (outcome && "error" in outcome) return outcome.error;
  return {
    code: "WORKER_DIED",
    message:
      "Every worker that had this job died or was not heard of any more; the picture may need more memory than there is",
    details: {},
  };
}
