import { fork, type ChildProcess } from "node:child_process";
import { PixelproofError } from "@pixelproof/core";
import type { JobError, JobProgress } from "../job.ts";
import { fromProcessSchema, type RunOrder, type RunReport } from "./protocol.ts";

/** Variables that a process which decodes strangers' pictures has no need of. */
const secret = /^(DATABASE_URL|PIXELPROOF_TOKENS|PIXELPROOF_SECRET|AWS_.*|PG.*)$/;

/** How a run in another process ended. */
export type RunOutcome =
  | { readonly type: "done"; readonly report: RunReport }
  | { readonly type: "failed"; readonly error: JobError; readonly retry: boolean };

export interface RunControl {
  /** Kills the process. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

/** A process that does one run at a time and is kept for the next; one that died or was killed is replaced. */
export class WorkerProcess implements Disposable {
  readonly #entry: URL;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;

  /** `entry` is a module that calls `serveRuns`; `args` are its arguments. */
  constructor(entry: URL, args: readonly string[] = []) {
    this.#entry = entry;
    this.#args = args;
  }

  /** The number of the process that waits or works, if there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Does a run. Never throws: a process that dies gives `WORKER_DIED`, one that is killed `ABORTED`. */
  run(order: RunOrder, { signal, onProgress }: RunControl): Promise<RunOutcome> {
    const child = (this.#child ??= this.#start());
    return new Promise((resolve) => {
      const end = (outcome: RunOutcome): void => {
        child.off("message", hear).off("exit", died).off("error", broken);
        signal.removeEventListener("abort", kill);
        resolve(outcome);
      };
      const kill = (): void => void child.kill("SIGKILL");
      const died = (code: number | null, killedBy: NodeJS.Signals | null): void =>
        end(signal.aborted ? failed("ABORTED", "The run was stopped", false) : dead(killedBy ?? `code ${code}`));
      const broken = (error: Error): void => end(dead(error.message));
      const hear = (message: unknown): void => {
        const said = fromProcessSchema.safeParse(message).data;
        if (said?.type === "progress") onProgress({ step: said.step, fraction: said.fraction });
        else if (said?.type === "done") end({ type: "done", report: { summary: said.summary } });
        else if (said?.type === "failed") end({ type: "failed", error: said.error, retry: said.retry });
      };
      child.on("message", hear).on("exit", died).on("error", broken);
      signal.addEventListener("abort", kill);
      if (signal.aborted) kill();
      else child.send(order, (error) => (error ? kill() : undefined));
    });
  }

  #start(): ChildProcess {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !secret.test(name)));
    const child = fork(this.#entry, this.#args, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const forget = (): void => {
      if (this.#child === child) this.#child = undefined;
    };
    // Before any run listens, so that the next one finds a new process.
    return child.on("exit", forget).on("error", forget);
  }

  [Symbol.dispose](): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }
}

const dead = (how: string): RunOutcome =>
  failed("WORKER_DIED", `The process that had the picture ended (${how}); it may need more memory than there is`, true);

function failed(code: "ABORTED" | "WORKER_DIED", message: string, retry: boolean): RunOutcome {
  return { type: "failed", error: new PixelproofError(code, message).toJSON(), retry };
}
