/**
 * Runs `work` and takes off every listener that it added to the process for uncaught errors: emscripten builds add
 * ones that rethrow or abort, and a library must not decide that for its host.
 */
export function keepProcessListeners<T>(work: () => T): T {
  const exceptions = new Set(process.listeners("uncaughtException"));
  const rejections = new Set(process.listeners("unhandledRejection"));
  try {
    return work();
  } finally {
    for (const listener of process.listeners("uncaughtException")) {
      if (!exceptions.has(listener)) process.off("uncaughtException", listener);
    }
    for (const listener of process.listeners("unhandledRejection")) {
      if (!rejections.has(listener)) process.off("unhandledRejection", listener);
    }
  }
}
