import { PixelproofError, type Context } from "@pixelproof/core";
import type { Placed } from "../model-file.ts";
import { obtainModel, type StoreOptions } from "../store/obtain-model.ts";
import { openHere } from "./open-here.ts";
import { openInProcess } from "./open-in-process.ts";
import type { Session, SessionSettings } from "./session.ts";
import { share, type Lease } from "./shared.ts";

/** Where a model comes from and what computes it. */
export interface ModelOptions extends StoreOptions {
  /** Execution providers of onnxruntime in order of preference: "cuda", "webgpu", "coreml"… The CPU when left out. */
  readonly providers?: readonly string[] | undefined;
}

/**
 * The sessions that one plugin instance uses: each model is loaded on first use, shared with everybody in the process who
 * wants it computed alike, and freed when the last of them is disposed. The plugin's own dispose disposes this.
 */
export class ModelSessions implements AsyncDisposable {
  readonly #held = new Map<string, Lease>();
  #disposed = false;

  /**
   * The session of a model. It computes in a process of its own on `limits.threads` threads; where that is 0, on the
   * caller's thread.
   * Throws what `obtainModel` throws, `ENGINE_MISSING`, `ENGINE_FAILED`, `ENGINE_OUT_OF_MEMORY`, `HOST_DISPOSED`.
   */
  async open(model: Placed, context: Context, options: ModelOptions = {}): Promise<Session> {
    const settings = { providers: options.providers ?? [], threads: context.limits.threads };
    const key = JSON.stringify([model.manifest.sha256, settings]);
    this.#assertUsable();
    const held = this.#held.get(key);
    if (held !== undefined) return held.session;
    const file = await obtainModel(model, context, options);
    this.#assertUsable();
    return this.#held.get(key)?.session ?? this.#hold(key, file, settings, warner(model, context));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    const leases = [...this.#held.values()];
    this.#held.clear();
    await Promise.all(leases.map((lease) => lease.giveBack()));
  }

  async #hold(
    key: string,
    file: string,
    settings: SessionSettings,
    opened: (session: Session) => void,
  ): Promise<Session> {
    const lease = share(key, () => openSession(file, settings));
    this.#held.set(key, lease);
    try {
      const session = await lease.session;
      opened(session);
      return session;
    } catch (error) {
      this.#held.delete(key);
      throw error;
    }
  }

  #assertUsable(): void {
    if (!this.#disposed) return;
    throw new PixelproofError(
      "HOST_DISPOSED",
      "Expected sessions in use but they are disposed; make new ModelSessions",
    );
  }
}

/** Says which providers were asked for in vain. */
function warner({ manifest: { name } }: Placed, { logger }: Context): (session: Session) => void {
  return ({ info: { refusals, provider } }) => {
    for (const refusal of refusals) {
      logger.warn(`The model ${name} runs on ${provider}: ${refusal.provider} cannot be had (${refusal.reason})`);
    }
  };
}

function openSession(file: string, settings: SessionSettings): Promise<Session> {
  return settings.threads === 0 ? openHere(file, settings) : openInProcess(file, settings);
}
