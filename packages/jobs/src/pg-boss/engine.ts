import { PixelproofError } from "@pixelproof/core";
import type { PgBoss } from "pg-boss";
import { z } from "zod";
import type { Claim, EngineSettings, JobEngine } from "../engine.ts";
import { jobStates, segmentPipelineTask as queue, type Job, type JobState } from "../job.ts";
import { jobColumns, jobOf, payloadSchema } from "./row.ts";
import { jobTable } from "./start.ts";

/** The engine over a pg-boss that has started; disposing stops it and then does `close`. */
export function pgBossEngine(boss: PgBoss, settings: EngineSettings, close: () => Promise<void>): JobEngine {
  const query = async (sql: string, ...values: unknown[]): Promise<unknown[]> =>
    (await boss.getDb().executeSql(sql, [queue, ...values])).rows;
  const jobs = async (sql: string, ...values: unknown[]): Promise<Job[]> =>
    (await query(`SELECT ${jobColumns} FROM ${jobTable} j WHERE j.name = $1 AND ${sql}`, ...values)).map(jobOf);
  const get = async (id: string): Promise<Job | undefined> =>
    isUuid(id) ? (await jobs("j.id = $2", id))[0] : undefined;
  const attemptOf = ({ id, attempt }: Claim) => ({ id, retryCount: attempt });
  // pg-boss answers so, and leaves it out of its types.
  const held = (response: unknown): boolean => z.object({ affected: z.number() }).parse(response).affected > 0;
  /** Changes the row of a claim while it holds. */
  const change = async ({ id, attempt }: Claim, assignments: string, ...values: unknown[]): Promise<boolean> => {
    const fence = "name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'";
    const sql = `UPDATE ${jobTable} SET ${assignments} WHERE ${fence} RETURNING id`;
    return (await query(sql, id, attempt, ...values)).length > 0;
  };
  const waiting = async (): Promise<number> => {
    const sql = `SELECT count(*)::int AS count FROM ${jobTable} WHERE name = $1 AND state < 'active'`;
    return countsSchema.parse(await query(sql))[0]?.count ?? 0;
  };

  return {
    async enqueue(order, id) {
      const known = await get(id);
      if (known) return { job: known, existed: true };
      if ((await waiting()) >= settings.maxQueued) throw queueFull(settings.maxQueued);
      const payload = { ...order, progress: { step: "", fraction: 0 } };
      const sent = await boss.send(queue, payload, { id });
      const job = await get(id);
      if (!job) throw new PixelproofError("INTERNAL", `The job ${id} was taken in and cannot be found`);
      return { job, existed: sent === null };
    },
    async claim() {
      const [job] = await boss.fetch(queue, { batchSize: 1 });
      if (!job) return undefined;
      const { progress: _, ...order } = payloadSchema.parse(job.data);
      return { id: job.id, attempt: job.retryCount, order };
    },
    heartbeat: async (claim) => held(await boss.touch(queue, attemptOf(claim))),
    progress: (claim, progress) =>
      change(
        claim,
        "data = jsonb_set(data, '{progress}', $4::jsonb), heartbeat_on = now()",
        JSON.stringify({ step: progress.step, fraction: progress.fraction }),
      ),
    complete: async (claim, result) => held(await boss.complete(queue, attemptOf(claim), { result })),
    fail: async (claim, error, { final }) =>
      held(
        final
          ? await boss.complete(queue, attemptOf(claim), { error })
          : await boss.fail(queue, attemptOf(claim), { error }),
      ),
    release: (claim) => change(claim, "state = 'created', started_on = NULL, heartbeat_on = NULL"),
    async cancel(id) {
      return isUuid(id) && held(await boss.cancel(queue, id));
    },
    get,
    async list({ owner, limit, after }) {
      const order = "ORDER BY j.created_on DESC, j.id DESC LIMIT $3";
      if (after === undefined) return jobs(`j.data->>'owner' = $2 ${order}`, owner, limit);
      if (!isUuid(after)) return [];
      const last = `(SELECT created_on, id FROM ${jobTable} WHERE name = $1 AND id = $4)`;
      return jobs(`j.data->>'owner' = $2 AND (j.created_on, j.id) < ${last} ${order}`, owner, limit, after);
    },
    async remove(id) {
      if (!isUuid(id)) return false;
      const sql = `DELETE FROM ${jobTable} WHERE name = $1 AND id = $2 AND state > 'active' RETURNING id`;
      return (await query(sql, id)).length > 0;
    },
    endedBefore: (time) =>
      jobs("j.state > 'active' AND j.completed_on < $2 ORDER BY j.completed_on LIMIT 100", time.toISOString()),
    async counts() {
      const sql = `SELECT state, output ? 'result' AS succeeded, count(*)::int AS count FROM ${jobTable} WHERE name = $1 GROUP BY 1, 2`;
      const counts: Record<JobState, number> = { queued: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 };
      for (const row of stateCountsSchema.parse(await query(sql))) counts[row.state] += row.count;
      return counts;
    },
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: true, close: true, timeout: 5000 });
      await close();
    },
  };
}

const isUuid = (id: string): boolean => z.uuid().safeParse(id).success;

const countsSchema = z.array(z.object({ count: z.int() }));

const stateCountsSchema = z.array(
  z
    .object({ state: z.string(), succeeded: z.boolean().nullable(), count: z.int() })
    .transform(({ state, succeeded, count }) => ({ state: nameOf(state, succeeded === true), count }))
    .pipe(z.object({ state: z.enum(jobStates), count: z.int() })),
);

const names: Readonly<Record<string, string>> = { created: "queued", retry: "queued", active: "running" };
const nameOf = (state: string, succeeded: boolean): string =>
  state === "completed" ? (succeeded ? "succeeded" : "failed") : (names[state] ?? state);

const queueFull = (limit: number): PixelproofError =>
  new PixelproofError(
    "QUEUE_FULL",
    `Expected fewer than ${limit} waiting jobs but there are as many; try again later`,
    {
      details: { limit },
    },
  );
