import type { Tensor, TensorInfo, Tensors } from "./tensor.ts";

/** How a model is computed. */
export interface SessionSettings {
  /** Execution providers of onnxruntime in order of preference; the CPU comes last, named or not. */
  readonly providers: readonly string[];
  /** Threads that one run uses. */
  readonly threads: number;
}

/** A provider that was asked for and could not be had. */
export interface Refusal {
  readonly provider: string;
  readonly reason: string;
}

/** What is known of a model once it is loaded. */
export interface SessionInfo {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** The execution provider that computes. */
  readonly provider: string;
  readonly refusals: readonly Refusal[];
  /** Milliseconds that loading took. */
  readonly loadTime: number;
}

/** A loaded model. */
export interface Session {
  readonly info: SessionInfo;
  /**
   * Runs the model once, after the runs asked for earlier; feeds are copied. Gives the outputs named, or all of them.
   * Throws `ENGINE_OUT_OF_MEMORY` when a smaller input may work, else `ENGINE_FAILED`; `ABORTED`; `HOST_DISPOSED` after
   * `release`.
   */
  run(feeds: Tensors, outputs?: readonly string[], signal?: AbortSignal): Promise<Record<string, Tensor>>;
  /** Frees the model's memory, after the runs asked for earlier. */
  release(): Promise<void>;
}
