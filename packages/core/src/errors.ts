/** What a failure means for the caller; the CLI's exit code follows from it. */
export type ErrorCategory = "fault" | "usage" | "input";

/** Every code Pixelproof raises, with its category. A code keeps its meaning for good: it is never renamed or reused. */
export const errorCodes = {
  // The program, or a plugin, broke its own rules.
  INTERNAL: "fault",
  PLUGIN_FAILED: "fault",
  IMAGE_INVALID: "fault",
  ENGINE_FAILED: "fault",
  ENGINE_OUT_OF_MEMORY: "fault",
  WORKER_DIED: "fault",
  DATABASE_UNAVAILABLE: "fault",
  STORAGE_FAILED: "fault",
  // The caller asked for something that cannot be done.
  USAGE: "usage",
  CONFIG_INVALID: "usage",
  CONFIG_NOT_FOUND: "usage",
  OPTIONS_INVALID: "usage",
  PLUGIN_INVALID: "usage",
  PLUGIN_NOT_FOUND: "usage",
  PLUGIN_DUPLICATE: "usage",
  PLUGIN_CYCLE: "usage",
  API_VERSION_MISMATCH: "usage",
  HOST_DISPOSED: "usage",
  CAPABILITY_MISSING: "usage",
  SETTINGS_INVALID: "usage",
  SIZE_MISMATCH: "usage",
  TARGET_INVALID: "usage",
  ENGINE_MISSING: "usage",
  MODEL_MISSING: "usage",
  MODEL_INVALID: "usage",
  OUTPUT_UNWRITABLE: "usage",
  ABORTED: "usage",
  DATA_FOLDER_LOCKED: "usage",
  QUEUE_FULL: "usage",
  REQUEST_INVALID: "usage",
  REQUEST_TIMEOUT: "usage",
  RATE_LIMITED: "usage",
  UNAUTHORIZED: "usage",
  LINK_INVALID: "usage",
  NOT_FOUND: "usage",
  IDEMPOTENCY_MISMATCH: "usage",
  // The picture cannot be accepted.
  INPUT_NOT_FOUND: "input",
  INPUT_UNREADABLE: "input",
  INPUT_EMPTY: "input",
  INPUT_UNKNOWN_FORMAT: "input",
  INPUT_CORRUPT: "input",
  INPUT_TRUNCATED: "input",
  INPUT_ANIMATED: "input",
  IMAGE_TOO_SMALL: "input",
  LIMIT_INPUT_BYTES: "input",
  LIMIT_INPUT_PIXELS: "input",
  LIMIT_OUTPUT_PIXELS: "input",
  LIMIT_MEMORY: "input",
  LIMIT_TIME: "input",
  LIMIT_DISK: "input",
  FORMAT_UNSUITABLE: "input",
} as const satisfies Record<string, ErrorCategory>;

export type ErrorCode = keyof typeof errorCodes;

const brand = Symbol.for("pixelproof/error");

/**
 * The one error class of Pixelproof. `code` is stable; `message` says what was expected, what came and what to do;
 * `details` holds the same facts for machines.
 */
export class PixelproofError extends Error {
  override readonly name = "PixelproofError";
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.details = Object.freeze({ ...options.details });
    Object.defineProperty(this, brand, { value: true });
  }

  /** A code of another version of core, unknown here, counts as a fault. */
  get category(): ErrorCategory {
    return Object.hasOwn(errorCodes, this.code) ? errorCodes[this.code] : "fault";
  }

  /** Recognises errors of every copy of core in the tree, which `instanceof` does not. */
  static is(error: unknown): error is PixelproofError {
    return error instanceof Error && brand in error && "code" in error && "category" in error;
  }

  /** Keeps a PixelproofError as it is and wraps anything else (numbers and strings too) under `code`. */
  static from(error: unknown, code: ErrorCode, message: string): PixelproofError {
    if (PixelproofError.is(error)) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return new PixelproofError(code, `${message}: ${reason}`, { cause: error });
  }

  toJSON(): { code: ErrorCode; message: string; details: Readonly<Record<string, unknown>> } {
    return { code: this.code, message: this.message, details: this.details };
  }
}

/** Throws `ABORTED` when the signal has fired; plugins call it between strips, tiles and other slices of work. */
export function throwIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (PixelproofError.is(signal.reason)) throw signal.reason;
  throw new PixelproofError("ABORTED", "The work was cancelled before it was done", { cause: signal.reason });
}
