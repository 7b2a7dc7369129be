import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PixelproofError, throwIfAborted } from "@pixelproof/core";
import { endWithThisProcess } from "./end-with-this-process.ts";
import type { Answer, Order, Success } from "./messages.ts";
import type { SessionSettings } from "./session.ts";

interface Waiting {
  readonly resolve: (answer: Success) => void;
  readonly reject: (error: PixelproofError) => void;
  /** Cancelled: nobody wants the answer any more, but it still comes in its turn. */
  abandoned: boolean;
}

/** The signal of a run that nobody cancels. */
const never = new AbortController().signal;

const fromSource = import.meta.url.endsWith(".ts");
const program = fileURLToPath(new URL(fromSource ? "child.ts" : "child.js", import.meta.url));

/**
 * The process of one session. It answers in the order it is asked, keeps this process alive only while somebody waits for
 * an answer, and ends at once when all who waited were cancelled.
 */
export class SessionProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #waiting: Waiting[] = [];
  #failure: PixelproofError | undefined;
  /** The answer to loading the model. */
  readonly opened: Promise<Success>;

  constructor(file: string, settings: SessionSettings) {
    this.#child = fork(program, [file, JSON.stringify(settings)], {
      // Not the flags of this process: those of node -e and the like start no other program.
      execArgv: fromSource ? ["--conditions=@pixelproof/source"] : [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    endWithThisProcess(this.#child);
    this.#child.on("message", (answer: Answer) => this.#settle(answer));
    this.#ended = new Promise((resolve) => {
      this.#child.on("error", (error) => {
        this.#fail(died(error.message));
        if (this.#child.pid === undefined) resolve();
      });
      this.#child.on("exit", (status, signal) => {
        this.#fail(signal === "SIGKILL" ? killed() : died(`exit ${status ?? signal}`));
        resolve();
      });
    });
    this.opened = this.#next();
    this.opened.catch((error: PixelproofError) => void this.kill(error));
  }

  /** Whether it can be asked. */
  get alive(): boolean {
    return this.#failure === undefined;
  }

  /** The answer to one run. Throws the error that the process answers with, how the process died, and `ABORTED`. */
  async ask(order: Order, signal: AbortSignal = never): Promise<Success> {
    throwIfAborted(signal);
    if (this.#failure !== undefined) throw this.#failure;
    this.#child.send(order);
    try {
      return await this.#next(signal);
    } catch (error) {
      throwIfAborted(signal);
      throw error;
    }
  }

  /** Ends the process, whatever it is at, and with it frees all its memory. */
  async kill(why: PixelproofError = released()): Promise<void> {
    this.#fail(why);
    this.#child.ref();
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #next(signal: AbortSignal = never): Promise<Success> {
    this.#child.ref();
    this.#child.channel?.ref();
    const waited = new AbortController();
    return new Promise<Success>((resolve, reject) => {
      const waiting = { resolve, reject, abandoned: false };
      this.#waiting.push(waiting);
      signal.addEventListener("abort", () => this.#abandon(waiting), { once: true, signal: waited.signal });
    }).finally(() => waited.abort());
  }

  #abandon(waiting: Waiting): void {
    waiting.abandoned = true;
    waiting.reject(new PixelproofError("ABORTED", "The run was cancelled"));
    if (this.#waiting.every(({ abandoned }) => abandoned)) void this.kill();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.shift();
    if (this.#waiting.length === 0) {
      this.#child.unref();
      this.#child.channel?.unref();
    }
    if (!("error" in answer)) waiting?.resolve(answer);
    else waiting?.reject(new PixelproofError(answer.error.code, answer.error.message, answer.error));
  }

  #fail(error: PixelproofError): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

function released(): PixelproofError {
  return new PixelproofError("HOST_DISPOSED", "The session was released before its work was done");
}

function killed(): PixelproofError {
  const message = "The session's process was killed, as systems do when memory runs out; work on smaller pieces";
  return new PixelproofError("ENGINE_OUT_OF_MEMORY", message);
}

function died(how: string): PixelproofError {
  return new PixelproofError("ENGINE_FAILED", `The session's process ended before its work was done (${how})`);
}
