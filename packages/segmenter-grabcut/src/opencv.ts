import { hasFunction } from "@pixelproof/opencv";

/** A matrix on OpenCV's heap; it lives until `delete`. */
export interface Mat {
  /** View of the bytes. Any later allocation may grow the heap and detach it, so it is read again each time. */
  readonly data: Uint8Array;
  delete(): void;
}

/** The part of the OpenCV.js API that GrabCut uses. */
export interface OpenCv {
  readonly Mat: { new (): Mat; new (rows: number, columns: number, type: number): Mat };
  readonly Rect: new (x: number, y: number, width: number, height: number) => object;
  readonly CV_8UC1: number;
  readonly CV_8UC3: number;
  readonly GC_INIT_WITH_MASK: number;
  setRNGSeed(seed: number): void;
  grabCut(
    picture: Mat,
    mask: Mat,
    box: object,
    background: Mat,
    foreground: Mat,
    iterations: number,
    mode: number,
  ): void;
  exceptionFromPtr?(pointer: number): { readonly msg: string };
}

/** Whether a value is an OpenCV.js module with GrabCut whose runtime has started. */
export function isOpenCv(value: unknown): value is OpenCv {
  return hasFunction(value, "Mat") && hasFunction(value, "grabCut") && hasFunction(value, "setRNGSeed");
}
