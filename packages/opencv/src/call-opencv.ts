import { PixelproofError } from "@pixelproof/core";

/** The text behind a thrown number; not every build has it. */
interface Explaining {
  exceptionFromPtr?(pointer: number): { readonly msg: string };
}

/** What lies on OpenCV's heap until it is deleted. */
interface Deletable {
  delete(): void;
}

/**
 * Runs `work` and deletes every Mat it asked `keep` to hold, also when it throws. OpenCV throws numbers: they become
 * `ENGINE_FAILED` with OpenCV's own text where the build tells it.
 */
export function callOpenCv<T>(
  cv: Explaining,
  what: string,
  work: (keep: <Kept extends Deletable>(mat: Kept) => Kept) => T,
): T {
  const mats: Deletable[] = [];
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
