import { PixelproofError } from "@pixelproof/core";

export type Engine = typeof import("onnxruntime-node");

/**
 * onnxruntime, loaded on first use and once a thread: 45 MB of native code that a program without a model never touches.
 * It keeps its own log to itself. Throws `ENGINE_MISSING` where it is not installed, as where npm
 * could not run its install script, or this platform has no build of it.
 */
export async function loadEngine(load: () => Promise<Engine> = () => import("onnxruntime-node")): Promise<Engine> {
  try {
    const engine = await load();
    engine.env.logLevel = "fatal";
    return engine;
  } catch (error) {
    throw PixelproofError.from(
      error,
      "ENGINE_MISSING",
      `Expected onnxruntime-node to load on ${process.platform}-${process.arch}; it has builds for Linux (glibc), macOS arm64 and Windows; install it with: ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node`,
    );
  }
}
