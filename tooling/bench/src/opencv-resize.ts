import { createRequire } from "node:module";
import type { Image, Size } from "@pixelproof/core";

interface Mat {
  readonly data16U: Uint16Array;
  delete(): void;
}

interface OpenCv {
  readonly Mat: { new (): Mat; new (rows: number, columns: number, type: number): Mat };
  readonly Size: new (width: number, height: number) => object;
  readonly CV_16UC4: number;
  readonly INTER_LANCZOS4: number;
  resize(source: Mat, target: Mat, size: object, scaleX: number, scaleY: number, interpolation: number): void;
}

/**
 * Bare `cv.resize` of RGBA16 with INTER_LANCZOS4, copies to and from OpenCV's heap included, alpha not looked at: the
 * least that anybody who uses that build has to pay.
 */
export async function opencvResize(build: string): Promise<(image: Image, to: Size) => Uint16Array> {
  const exported: unknown = createRequire(import.meta.url)(build);
  const cv = await started(exported, build);
  return ({ width, height, data }, to) => {
    const source = new cv.run.Mat(height, width, cv.run.CV_16UC4);
    const target = new cv.run.Mat();
    source.data16U.set(data);
    cv.run.resize(source, target, new cv.run.Size(to.width, to.height), 0, 0, cv.run.INTER_LANCZOS4);
    const result = target.data16U.slice();
    source.delete();
    target.delete();
    return result;
  };
}

/** Waits for the runtime. Wrapped, because the modules have a `then` of their own that never settles in `await`. */
function started(exported: unknown, build: string): Promise<{ run: OpenCv }> {
  return new Promise((resolve, reject) => {
    const settle = (run: unknown): void =>
      isOpenCv(run) ? resolve({ run }) : reject(new Error(`Expected an OpenCV.js build but received ${build}`));
    const ready = [exported, member(exported, "cv")].find((run) => isOpenCv(run));
    const then = member(exported, "then");
    if (ready === undefined && typeof then === "function") Reflect.apply(then, exported, [settle, reject]);
    else settle(ready);
  });
}

function isOpenCv(value: unknown): value is OpenCv {
  return ["Mat", "Size", "resize"].every((name) => typeof member(value, name) === "function");
}

function member(value: unknown, name: string): unknown {
  return (typeof value === "object" || typeof value === "function") && value !== null
    ? Reflect.get(value, name)
    : undefined;
}
