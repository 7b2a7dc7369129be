import type { Job, JobError, JobOrder, JobProgress, JobResult, JobState } from "./job.ts";

/** A job in the hands of one worker. What a worker does with a claim that it lost changes nothing. */
export interface Claim {
  readonly id: string;
  readonly attempt: number;
  readonly order: JobOrder;
}

export interface ListRequest {
  readonly owner: string;
  /** At most so many jobs, newest first. */
  readonly limit: number;
  /** The last job of the page before. */
  readonly after?: string | undefined;
}

/**
 * What the service asks of a queue. Methods that take a claim answer whether it still held: false says that the job was
 * cancelled, removed or given to another worker, and that nothing was changed.
 */
export interface JobEngine extends AsyncDisposable {
  /**
   * Takes a job in; `existed` says that a job of this id was there already, and is the one given. Throws `QUEUE_FULL` with
   * `details.limit` when too many wait.
   */
  enqueue(order: JobOrder, id: string): Promise<{ readonly job: Job; readonly existed: boolean }>;
  /** The oldest job that waits, if one does. */
  claim(): Promise<Claim | undefined>;
  /** Says that the worker lives. A claim without a heartbeat for long is given to another worker. */
  heartbeat(claim: Claim): Promise<boolean>;
  /** Tells how far the work is; a heartbeat too. */
  progress(claim: Claim, progress: JobProgress): Promise<boolean>;
  complete(claim: Claim, result: JobResult): Promise<boolean>;
  /**
   * Ends an attempt: the job waits for its next, later from attempt to attempt, or is `failed` after the last, or at once
   * when trying again cannot help (`final`).
   */
  fail(claim: Claim, error: JobError, options: { readonly final: boolean }): Promise<boolean>;
  /** Gives a claim back as if it had never been made: the job waits again and the attempt does not count. */
  release(claim: Claim): Promise<boolean>;
  /** Cancels a job that waits or runs; false when it has ended, or is not there. */
  cancel(id: string): Promise<boolean>;
  get(id: string): Promise<Job | undefined>;
  list(request: ListRequest): Promise<Job[]>;
  /** Forgets a job that has ended; false when it runs, waits, or is not there. */
  remove(id: string): Promise<boolean>;
  /** Jobs that ended before a time, oldest first, at most a hundred. */
  endedBefore(time: Date): Promise<Job[]>;
  /** How many jobs there are in each state. */
  counts(): Promise<Readonly<Record<JobState, number>>>;
}

/** What every engine can be told; the rest is its own. */
export interface EngineSettings {
  /** Jobs that may wait. */
  readonly maxQueued: number;
  /** Attempts after the first. */
  readonly retries: number;
  /** Seconds before the second attempt; doubled, with jitter, for each further one. */
  readonly retryDelay: number;
  /** Seconds without a heartbeat after which a worker counts as dead; at least 10. */
  readonly heartbeatSeconds: number;
  /** Seconds that one attempt may take. */
  readonly attemptSeconds: number;
  /** Seconds for which a job that ended can be asked for. */
  readonly keepSeconds: number;
}

export const defaultEngineSettings: EngineSettings = Object.freeze({
  maxQueued: 1000,
  retries: 2,
  retryDelay: 2,
  heartbeatSeconds: 30,
  attemptSeconds: 60 * 60,
  keepSeconds: 7 * 24 * 60 * 60,
});
