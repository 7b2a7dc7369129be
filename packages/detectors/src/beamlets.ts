import { pieceLength, straightPieces, type SignedPlane, type StraightPiece } from "@pixelproof/kernels";
import type { Course } from "./course.ts";

/** A short straight piece along which a plane sums up high. */
export interface Beamlet {
  readonly course: Course;
  /** Mean of the plane along it, signed. */
  readonly mean: number;
}

/** Straight pieces of 32 px along which the plane's mean magnitude is at least `threshold`, strongest first. */
export function findBeamlets(plane: SignedPlane, threshold: number): Beamlet[] {
  return straightPieces(plane, threshold * pieceLength)
    .map(beamletOf)
    .toSorted((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
}

function beamletOf({ flat, from, offset, slope, sum }: StraightPiece): Beamlet {
  const last = pieceLength - 1;
  return { course: { flat, from, to: from + last, offset, slope: slope / last }, mean: sum / pieceLength };
}
