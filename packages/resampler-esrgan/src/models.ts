import { PixelproofError, throwIfAborted, type Context } from "@pixelproof/core";
import type { ModelSessions, Upscaler } from "@pixelproof/onnx";

/** Which model enlarges, and on what. */
export interface ModelChoice {
  /** An ONNX file or its manifest; ESRGAN when left out. */
  readonly model?: string | undefined;
  /** Execution providers of onnxruntime in order of preference. */
  readonly providers: readonly string[];
}

/** Loads models when they are asked for; disposing frees them. */
export class Models implements AsyncDisposable {
  readonly #choice: ModelChoice;
  #sessions: ModelSessions | undefined;
  #disposed = false;

  constructor(choice: ModelChoice) {
    this.#choice = choice;
  }

  /**
   * The model for enlarging by `factor`: the one chosen, else the smallest ESRGAN that reaches it, else the largest.
   * Throws `ENGINE_MISSING`, `ENGINE_FAILED`, `ENGINE_OUT_OF_MEMORY`, `MODEL_MISSING`, `MODEL_INVALID`, `ABORTED`,
   * `HOST_DISPOSED`.
   */
  async open(factor: number, context: Context): Promise<Upscaler> {
    const { findUpscaler, ModelSessions, openUpscaler, readUpscalerManifest } = await import("@pixelproof/onnx");
    const { model, providers } = this.#choice;
    const placed =
      model === undefined
        ? await readUpscalerManifest(await shippedFor(factor))
        : await findUpscaler(model, context.signal);
    throwIfAborted(context.signal);
    if (this.#disposed) throw new PixelproofError("HOST_DISPOSED", "Expected models in use but they are disposed");
    this.#sessions ??= new ModelSessions();
    return openUpscaler(this.#sessions, placed, context, { providers });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    await this.#sessions?.[Symbol.asyncDispose]();
  }
}

async function shippedFor(factor: number): Promise<URL> {
  const { models } = await import("@pixelproof/model-esrgan");
  return (models.find(({ scale }) => scale >= factor) ?? models[models.length - 1]).manifest;
}
