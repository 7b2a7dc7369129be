import { createRequire } from "node:module";
import { join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { hasFunction } from "./has-function.ts";
import { keepProcessListeners } from "./keep-process-listeners.ts";

/** Wrapped, because OpenCV.js modules have a `then` of their own: awaiting one bare never settles. */
export interface Engine<Cv> {
  readonly cv: Cv;
}

const engines = new Map<string, Promise<Engine<unknown>>>();

/**
 * Loads an OpenCV.js build by npm name or path, once a thread, and waits until its runtime has started, which is when
 * `isBuild` holds. Listeners that the build adds to the process are taken off again. Throws `ENGINE_MISSING`,
 * `ENGINE_FAILED`.
 */
export async function loadOpenCv<Cv>(module: string, isBuild: (value: unknown) => value is Cv): Promise<Engine<Cv>> {
  const engine = engines.get(module) ?? load(module, isBuild);
  engines.set(module, engine);
  // A failure is not remembered: the missing package may be installed meanwhile.
  engine.catch(() => engines.delete(module));
  const { cv } = await engine;
  if (!isBuild(cv)) throw notOpenCv(module);
  return { cv };
}

async function load(module: string, isBuild: (value: unknown) => boolean): Promise<Engine<unknown>> {
  const path = locate(module);
  const exported = keepProcessListeners((): unknown => {
    try {
      return createRequire(path)(path);
    } catch (error) {
      throw PixelproofError.from(error, "ENGINE_FAILED", `The OpenCV.js build ${module} could not be loaded`);
    }
  });
  const candidates = [exported, member(exported, "cv"), member(exported, "default")];
  const cv = candidates.find((candidate) => isBuild(candidate));
  if (cv !== undefined) return { cv };
  for (const candidate of candidates) if (hasFunction(candidate, "then")) return started(candidate, module);
  throw notOpenCv(module);
}

/** Waits for a build that starts asynchronously: a promise, or emscripten's thenable that never settles in `await`. */
function started(candidate: Record<"then", (...args: unknown[]) => unknown>, module: string): Promise<Engine<unknown>> {
  return new Promise((resolve, reject) => {
    const fulfil = (cv: unknown): void => resolve({ cv });
    const fail = (error: unknown): void =>
      reject(PixelproofError.from(error, "ENGINE_FAILED", `The OpenCV.js build ${module} could not be started`));
    candidate.then(fulfil, fail);
  });
}

/** The file of a module: seen from this package, or from the folder of the running program. */
function locate(module: string): string {
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      return createRequire(from).resolve(module);
    } catch {
      continue;
    }
  }
  throw new PixelproofError(
    "ENGINE_MISSING",
    `Expected an OpenCV.js build for module but ${module} cannot be found; run npm install ${module}`,
    { details: { module } },
  );
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function notOpenCv(module: string): PixelproofError {
  return new PixelproofError(
    "ENGINE_FAILED",
    `Expected an OpenCV.js build for module but ${module} exports none with what is needed; name a package with the API of opencv-wasm`,
    { details: { module } },
  );
}
