import type { ErrorCode } from "@pixelproof/core";
import type { SessionInfo } from "./session.ts";
import type { Tensor, Tensors } from "./tensor.ts";

/** What a session's process is asked for: one run. It answers in the order it is asked. */
export interface Order {
  readonly feeds: Tensors;
  readonly outputs: readonly string[] | undefined;
}

/** Unasked, what came of loading the model; then the result of each run. */
export type Success = { readonly info: SessionInfo } | { readonly results: Record<string, Tensor> };

/** Errors lose their code on the way between processes: it travels as data. */
export type Answer =
  | Success
  | { readonly error: { code: ErrorCode; message: string; details: Record<string, unknown> } };
