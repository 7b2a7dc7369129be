import { PixelproofError, type ErrorCode } from "@pixelproof/core";

/** What engines say that cannot work here: no runtime, no model, no memory for the smallest piece. */
const unavailable: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "ENGINE_MISSING",
  "ENGINE_FAILED",
  "ENGINE_OUT_OF_MEMORY",
  "MODEL_MISSING",
  "MODEL_INVALID",
]);

/** Whether an error says that an engine cannot work here, so that another may take over. */
export const isUnavailable = (error: unknown): error is PixelproofError =>
  PixelproofError.is(error) && (unavailable.has(error.code) || isMissingPackage(error.cause));

/** What `import()` of a package that is not installed throws: plugins load their engines on first use. */
const isMissingPackage = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND";
