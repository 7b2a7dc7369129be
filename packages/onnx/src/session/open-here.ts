import type { InferenceSession } from "onnxruntime-node";
import { PixelproofError, throwIfAborted } from "@pixelproof/core";
import { create } from "./create.ts";
import { loadEngine, type Engine } from "./engine.ts";
import { engineError } from "./engine-error.ts";
import { inTurn } from "./in-turn.ts";
import type { Session, SessionSettings } from "./session.ts";
import type { Tensor, TensorInfo, Tensors } from "./tensor.ts";

/**
 * Loads a model on the calling thread, where onnxruntime's loading and runs then block the event loop. Throws
 * `ENGINE_MISSING`, `ENGINE_FAILED`, `ENGINE_OUT_OF_MEMORY`.
 */
export async function openHere(file: string, settings: SessionSettings): Promise<Session> {
  const engine = await loadEngine();
  const started = performance.now();
  const { native, provider, refusals } = await create(engine, file, settings);
  const loadTime = performance.now() - started;
  const turn = inTurn();
  let released = false;
  return {
    info: {
      inputs: native.inputMetadata.map((metadata) => describe(metadata)),
      outputs: native.outputMetadata.map((metadata) => describe(metadata)),
      provider,
      refusals,
      loadTime,
    },
    run: (feeds, outputs, signal) =>
      turn(async () => {
        if (signal) throwIfAborted(signal);
        if (released) throw new PixelproofError("HOST_DISPOSED", `The session of ${file} is released; open another`);
        return runNative(engine, native, feeds, outputs);
      }),
    release: () =>
      turn(async () => {
        if (!released) await native.release();
        released = true;
      }),
  };
}

async function runNative(
  { Tensor: Native }: Engine,
  native: InferenceSession,
  feeds: Tensors,
  outputs: readonly string[] = native.outputNames,
): Promise<Record<string, Tensor>> {
  try {
    const inputs = Object.entries(feeds).map(([name, { data, dims }]) => {
      return [name, data instanceof Float32Array ? new Native("float32", data, dims) : new Native("int64", data, dims)];
    });
    const results = await native.run(Object.fromEntries(inputs), outputs);
    const entries = outputs.map(async (name) => [name, await read(name, results[name])]);
    return Object.fromEntries(await Promise.all(entries));
  } catch (error) {
    throw engineError(error, "run the model");
  }
}

async function read(name: string, output: InferenceSession.OnnxValueMapType[string]): Promise<Tensor> {
  const data = await output.getData();
  const { dims } = output;
  if (data instanceof Float32Array || data instanceof BigInt64Array) return { dims, data };
  throw new PixelproofError("MODEL_INVALID", `Expected float32 or int64 from the model's output ${name}`);
}

function describe(metadata: InferenceSession.ValueMetadata): TensorInfo {
  const { name } = metadata;
  return metadata.isTensor ? { name, type: metadata.type, dims: metadata.shape } : { name, type: "sequence", dims: [] };
}
