import { createRequire } from "node:module";
import type { Size } from "@pixelproof/core";
import { depthOf, type Rgba, type Samples } from "../pictures/rgba.ts";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";
import type { Peer } from "./peer.ts";

/** The two builds of OpenCV for JavaScript. */
export const opencv4: Peer = npmPackage("opencv-wasm");
export const opencv5: Peer = npmPackage("@techstark/opencv-js");

interface Mat {
  readonly data: Uint8Array;
  readonly data16U: Uint16Array;
  delete(): void;
}

interface OpenCv {
  readonly Mat: { new (): Mat; new (rows: number, columns: number, type: number): Mat };
  readonly Size: new (width: number, height: number) => object;
  readonly CV_8UC4: number;
  readonly CV_16UC4: number;
  readonly INTER_LANCZOS4: number;
  resize(source: Mat, target: Mat, size: object, scaleX: number, scaleY: number, interpolation: number): void;
}

/**
 * Bare `cv.resize` of RGBA with INTER_LANCZOS4, copies to and from OpenCV's heap included, alpha not looked at: the
 * least that anybody who uses that build has to pay. No antialiasing when shrinking.
 */
export async function resizeByOpenCv({ name: build }: Peer, picture: Rgba, to: Size): Promise<Side<Samples>> {
  const exported: unknown = createRequire(import.meta.url)(build);
  const { run: cv } = await started(exported, build);
  const { width, height, data } = picture;
  const wide = depthOf(data) === 16;
  const samples = (mat: Mat): Samples => (wide ? mat.data16U : mat.data);
  return inProcess(() => {
    const source = new cv.Mat(height, width, wide ? cv.CV_16UC4 : cv.CV_8UC4);
    const target = new cv.Mat();
    samples(source).set(data);
    cv.resize(source, target, new cv.Size(to.width, to.height), 0, 0, cv.INTER_LANCZOS4);
    const result = samples(target).slice();
    source.delete();
    target.delete();
    return result;
  });
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
