import { Worker } from "node:worker_threads";
import { PixelproofError } from "@pixelproof/core";
import { engineError } from "./engine-error.ts";
import type { Answer, Opening, Order } from "./messages.ts";

interface Waiting {
  readonly resolve: (answer: Exclude<Answer, { error: unknown }>) => void;
  readonly reject: (error: PixelproofError) => void;
}

const fromSource = import.meta.url.endsWith(".ts");

/**
 * The thread of one session. It answers in the order it is asked, and keeps the process alive only while somebody waits
 * for an answer.
 */
export class SessionThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  readonly #ended: Promise<void>;
  #failure: PixelproofError | undefined;

  /** Starts the thread; its first answer is the one to the opening. */
  constructor(opening: Opening) {
    this.#worker = new Worker(new URL(fromSource ? "worker.ts" : "worker.js", import.meta.url), {
      name: "pixelproof onnx",
      workerData: opening,
      // Not those of the process: node -e and the like cannot start a thread.
      execArgv: fromSource ? ["--conditions=@pixelproof/source"] : [],
    });
    this.#worker.unref();
    this.#worker.on("message", (answer: Answer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#fail(engineError(error, "go on: its thread died")));
    this.#ended = new Promise((resolve) => {
      this.#worker.on("exit", () => {
        this.#fail(new PixelproofError("ENGINE_FAILED", "The session's thread ended before its work was done"));
        resolve();
      });
    });
  }

  /** The next answer, to the opening or to `order`. Throws the error that the thread answers with. */
  ask(order?: Order): Promise<Exclude<Answer, { error: unknown }>> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.ref();
      if (order !== undefined) this.#worker.postMessage(order, []);
    });
  }

  /** Lets the thread finish what it was asked, free the model and end. */
  async end(): Promise<void> {
    this.#worker.ref();
    this.#worker.postMessage({ release: true } satisfies Order, []);
    await this.#ended;
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#worker.unref();
    if (!("error" in answer)) waiting?.resolve(answer);
    else waiting?.reject(new PixelproofError(answer.error.code, answer.error.message, answer.error));
  }

  #fail(error: PixelproofError): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}
