import { z } from "zod";
import { jobErrorSchema, progressSchema } from "../job.ts";

/** One picture to work on, as the worker process is told. Paths are of this machine and made by the service. */
export const runOrderSchema = z.object({
  source: z.string().describe("path of the picture"),
  name: z.string().describe("what the report calls it"),
  out: z.string().describe("path of an empty folder for the results"),
  settings: z.record(z.string(), z.unknown()),
});
export type RunOrder = z.infer<typeof runOrderSchema>;

/** Facts of a run that go into the job: what its summary says, and how long each step took. */
export const runReportSchema = z.object({ summary: z.record(z.string(), z.unknown()) });
export type RunReport = z.infer<typeof runReportSchema>;

/** What a worker process says. */
export const fromProcessSchema = z.discriminatedUnion("type", [
  progressSchema.extend({ type: z.literal("progress") }),
  runReportSchema.extend({ type: z.literal("done") }),
  z.object({ type: z.literal("failed"), error: jobErrorSchema, retry: z.boolean() }),
]);
export type FromProcess = z.infer<typeof fromProcessSchema>;
