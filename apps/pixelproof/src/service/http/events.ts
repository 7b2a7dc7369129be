import { setTimeout } from "node:timers/promises";
import type { Job } from "@pixelproof/jobs";
import { viewOf } from "./views.ts";

export interface EventOptions {
  /** The last event that the client has, by the header Last-Event-ID. */
  readonly lastId: string | undefined;
  /** Ends the events. */
  readonly signal: AbortSignal;
}

/** Milliseconds between two looks at the job. */
const interval = 500;

/** Looks without news after which a comment says that the connection lives. */
const quietLooks = 20;

/**
 * The states of a job as server-sent events, until it has ended. An event is the whole job and its id says which state that is, so
 * that a client that comes again is told all that matters by the next one, from any process of the service.
 */
export async function* jobEvents(
  look: () => Promise<Job | undefined>,
  { lastId, signal }: EventOptions,
): AsyncGenerator<string> {
  let known = lastId;
  for (let quiet = 0; !signal.aborted; quiet++) {
    const job = await look();
    if (!job) return;
    const id = idOf(job);
    if (id !== known) {
      yield `id: ${id}\nevent: ${job.state}\ndata: ${JSON.stringify(viewOf(job))}\n\n`;
      [known, quiet] = [id, 0];
    }
    if (job.endedAt) return;
    if (quiet >= quietLooks) {
      yield ": alive\n\n";
      quiet = 0;
    }
    await setTimeout(interval, undefined, { signal }).catch(() => {});
  }
}

const idOf = ({ attempt, state, progress }: Job): string =>
  `${attempt}.${state}.${progress.step}.${Math.round(progress.fraction * 1000)}`;
