import { PixelproofError } from "@pixelproof/core";
import type { Mat, OpenCv } from "./opencv.ts";

/**
 * Runs `work` and deletes every Mat it asked `keep` to hold, also when it throws. OpenCV throws numbers: they become
 * `ENGINE_FAILED` with OpenCV's own text where the build tells it.
 */
export function callOpenCv<T>(cv: OpenCv, what: string, work: (keep: (mat: Mat) => Mat) => T): T {
  const mats: Mat[] = [];
  try {
    return work((mat) => {
      mats.push(mat);
      return mat;
    });
  } catch (error) {
    const reason = typeof error === "number" ? (cv.exceptionFromPtr?.(error).msg ?? `exception ${error}`) : error;
    throw PixelproofError.from(reason, "ENGINE_FAILED", `OpenCV failed to ${what}`);
  } finally {
    for (const mat of mats) mat.delete();
  }
}
