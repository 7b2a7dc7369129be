import { PixelproofError, subContext, throwIfAborted, type Context, type Rgb8 } from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import type { ModelSessions, Tensors } from "@pixelproof/onnx";
import { inputTensorTask } from "../prepare/input-tensor.ts";
import { findModel } from "./find.ts";
import { openSam, type Sam } from "./open.ts";

/** Which model, and how it is come by. */
export interface ModelChoice {
  /** One known by name, or the path of a manifest. */
  readonly model: string;
  /** Whether missing files may be downloaded. */
  readonly download: boolean;
  /** Execution providers of onnxruntime in order of preference. */
  readonly providers: readonly string[];
}

/** Work on a thread is worth it whatever the size of the picture: frames and logits are large. */
export const threadWeight = 1e6;

/** A model that is loaded when it is first asked for, and what it made of the last picture; disposing frees it. */
export class LoadedSam implements AsyncDisposable {
  readonly #choice: ModelChoice;
  #sessions: ModelSessions | undefined;
  #disposed = false;
  #embedded: { readonly picture: Rgb8; readonly embedding: Promise<Tensors> } | undefined;

  constructor(choice: ModelChoice) {
    this.#choice = choice;
  }

  /** Throws `ENGINE_MISSING`, `ENGINE_FAILED`, `MODEL_MISSING`, `MODEL_INVALID`, `ABORTED`, `HOST_DISPOSED`. */
  async open(context: Context): Promise<Sam> {
    const { ModelSessions } = await import("@pixelproof/onnx");
    const { model, download, providers } = this.#choice;
    const placed = await findModel(model);
    throwIfAborted(context.signal);
    if (this.#disposed) throw new PixelproofError("HOST_DISPOSED", "Expected a model in use but it is disposed");
    this.#sessions ??= new ModelSessions();
    const sam = await openSam(this.#sessions, placed, context, { download, providers });
    context.note("model", sam.manifest.name);
    context.note("provider", sam.encoder.info.provider);
    context.note("model_load_ms", Math.round(sam.encoder.info.loadTime + sam.decoder.info.loadTime));
    return sam;
  }

  /** What the encoder makes of a picture; the last one is remembered, and one that is being made is waited for. */
  async embed(sam: Sam, picture: Rgb8, context: Context): Promise<Tensors> {
    while (this.#embedded?.picture === picture) {
      // Whoever makes it may be stopped, or fail: then it is made here.
      const { embedding } = this.#embedded;
      await ended(embedding, context.signal);
      throwIfAborted(context.signal);
      const [made] = await Promise.allSettled([embedding]);
      if (made.status === "fulfilled") return made.value;
    }
    const own = { picture, embedding: embed(sam, picture, context) };
    this.#embedded = own;
    return own.embedding.catch((error: unknown) => {
      if (this.#embedded === own) this.#embedded = undefined;
      throw error;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    this.#embedded = undefined;
    await this.#sessions?.[Symbol.asyncDispose]();
  }
}

/** Waits until work has ended, however it did, or the signal fires. */
async function ended(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const waited = new AbortController();
  const fired = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { signal: waited.signal });
  });
  await Promise.race([Promise.allSettled([work]), fired]);
  waited.abort();
}

/** What the encoder makes of a picture: its embeddings by name. */
export async function embed({ manifest, encoder }: Sam, picture: Rgb8, context: Context): Promise<Tensors> {
  const { input } = manifest.encoder;
  const tensor = await run(inputTensorTask, { picture, input }, threadWeight, subContext(context, 0, 0.3));
  const started = performance.now();
  const outputs = Object.values(manifest.decoder.embeddings);
  const embedding = await encoder.run({ [input.name]: tensor }, outputs, context.signal);
  context.note("encode_ms", Math.round(performance.now() - started));
  context.progress(1);
  return embedding;
}
