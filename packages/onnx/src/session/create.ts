import type { InferenceSession } from "onnxruntime-node";
import type { Engine } from "./engine.ts";
import { engineError, firstLine } from "./engine-error.ts";
import type { Refusal, SessionSettings } from "./session.ts";

/** A session of onnxruntime on the first provider that can be had, and those that could not. */
export interface Created {
  readonly native: InferenceSession;
  readonly provider: string;
  readonly refusals: readonly Refusal[];
}

/**
 * Loads a model file with the first of the providers that works here; the last resort is the CPU. Throws `ENGINE_FAILED`
 * and `ENGINE_OUT_OF_MEMORY` when not even the CPU can load it.
 */
export async function create(
  { InferenceSession }: Engine,
  file: string,
  { providers, threads }: SessionSettings,
): Promise<Created> {
  const refusals: Refusal[] = [];
  for (const provider of providers.filter((name) => name !== "cpu")) {
    try {
      return { native: await load(provider), provider, refusals };
    } catch (error) {
      refusals.push({ provider, reason: firstLine(error) });
    }
  }
  try {
    return { native: await load("cpu"), provider: "cpu", refusals };
  } catch (error) {
    throw engineError(error, `load ${file}`);
  }

  function load(provider: string): Promise<InferenceSession> {
    return InferenceSession.create(file, {
      executionProviders: [provider],
      intraOpNumThreads: Math.max(1, threads),
      // A plan of the memory for each size of input takes the memory a second time and saves no time.
      enableMemPattern: false,
      logSeverityLevel: 4,
    });
  }
}
