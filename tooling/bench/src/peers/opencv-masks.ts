import type { Mask, Size } from "@pixelproof/core";
import { loadOpenCv } from "@pixelproof/opencv";
import { inProcess, type Side } from "../side.ts";

interface Mat {
  readonly data: Uint8Array;
  readonly data32F: Float32Array;
  roi(part: object): Mat;
  delete(): void;
}

interface OpenCv {
  readonly Mat: { new (): Mat; new (rows: number, columns: number, type: number): Mat };
  readonly Size: new (width: number, height: number) => object;
  readonly Rect: new (x: number, y: number, width: number, height: number) => object;
  readonly CV_32FC1: number;
  readonly INTER_LINEAR: number;
  readonly CMP_GT: number;
  resize(source: Mat, target: Mat, size: object, scaleX: number, scaleY: number, interpolation: number): void;
  compare(a: Mat, b: Mat, target: Mat, how: number): void;
}

const frame = 1024;

/** Logits of 256x256 to the mask of a picture as the reference has it: to the frame, cut off, to the picture, above 0. */
export async function maskByOpenCv(logits: Float32Array, fitted: Size, picture: Size): Promise<Side<Mask>> {
  const { cv } = await loadOpenCv("opencv-wasm", isOpenCv);
  return inProcess(() => {
    const [low, whole, large, inside] = [new cv.Mat(256, 256, cv.CV_32FC1), new cv.Mat(), new cv.Mat(), new cv.Mat()];
    const zeros = new cv.Mat(picture.height, picture.width, cv.CV_32FC1);
    zeros.data32F.fill(0);
    low.data32F.set(logits);
    cv.resize(low, whole, new cv.Size(frame, frame), 0, 0, cv.INTER_LINEAR);
    const part = whole.roi(new cv.Rect(0, 0, fitted.width, fitted.height));
    cv.resize(part, large, new cv.Size(picture.width, picture.height), 0, 0, cv.INTER_LINEAR);
    cv.compare(large, zeros, inside, cv.CMP_GT);
    const { width, height } = picture;
    const mask = { width, height, data: inside.data.map((value) => value & 1) };
    for (const mat of [low, whole, large, inside, zeros, part]) mat.delete();
    return mask;
  });
}

function isOpenCv(value: unknown): value is OpenCv {
  if (typeof value !== "object" && typeof value !== "function") return false;
  return value !== null && ["Mat", "Rect", "resize", "compare"].every((name) => name in value);
}
