import { hasFunction } from "@pixelproof/opencv";

/** A matrix on OpenCV's heap; it lives until `delete`. */
export interface Mat {
  /** View of the samples. Any later allocation may grow the heap and detach it, so it is read again each time. */
  readonly data32F: Float32Array;
  delete(): void;
}

/** The part of the OpenCV.js API that resampling uses. */
export interface OpenCv {
  readonly Mat: { new (): Mat; new (rows: number, columns: number, type: number): Mat };
  readonly Size: new (width: number, height: number) => object;
  readonly CV_32FC1: number;
  readonly CV_32FC2: number;
  readonly CV_32FC3: number;
  readonly CV_32FC4: number;
  readonly INTER_CUBIC: number;
  readonly INTER_AREA: number;
  readonly INTER_LANCZOS4: number;
  resize(source: Mat, target: Mat, size: object, scaleX: number, scaleY: number, interpolation: number): void;
  /** The text behind a thrown number; not every build has it. */
  exceptionFromPtr?(pointer: number): { readonly msg: string };
}

/** Whether a value is an OpenCV.js module whose runtime has started. */
export function isOpenCv(value: unknown): value is OpenCv {
  return hasFunction(value, "Mat") && hasFunction(value, "Size") && hasFunction(value, "resize");
}
