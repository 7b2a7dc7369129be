import type { ErrorCode } from "@pixelproof/core";
import type { SessionInfo, SessionSettings } from "./session.ts";
import type { Tensor, Tensors } from "./tensor.ts";

/** What a session's thread is started with. It answers whether the model is loaded. */
export interface Opening {
  readonly file: string;
  readonly settings: SessionSettings;
}

/** A run, which the thread answers in its turn, or the end, to which the thread answers by ending. */
export type Order =
  | { readonly feeds: Tensors; readonly outputs: readonly string[] | undefined }
  | { readonly release: true };

/** Errors lose their code on the way between threads: it travels as data. */
export type Answer =
  | { readonly info: SessionInfo }
  | { readonly results: Record<string, Tensor> }
  | { readonly error: { code: ErrorCode; message: string; details: Record<string, unknown> } };
