import type { SignedPlane } from "../detail/standardise.ts";
import { leaseKernels, type Lease } from "../wasm/lease.ts";

/** Length of a piece along its main axis, px. */
export const pieceLength = 32;

/** A straight piece of 32 px: `offset + slope * i / 31` px across at its pixel `from + i`. */
export interface StraightPiece {
  /** Whether its main axis is x. */
  readonly flat: boolean;
  readonly from: number;
  readonly offset: number;
  /** How far across it gets over its length, px, -31..31. */
  readonly slope: number;
  /** Sum of the plane along it. */
  readonly sum: number;
}

/** Positions whose sums a tile gives, and that it reads. */
const tileStep = 224;
const tileWidth = 256;
/** A piece may begin this far outside of the picture. */
const margin = 32;

/**
 * Straight pieces along which a plane sums up to `least` or more, or to its negative or less; `least` is 32 to 4096. The
 * approximate discrete Radon transform (Goetz and Druckmueller 1996; Brady 1998) adds up every digital line of a slope
 * in -1..1 over strips of 32 rows, and of 32 columns; the last strip ends with the picture. Of the lines that begin (or,
 * falling, end) in one block of 16 positions only the highest and the lowest are given. Outside of the picture is 0.
 */
export function straightPieces(plane: SignedPlane, least: number): StraightPiece[] {
  const lease = leaseKernels();
  try {
    const steep = steepPieces(lease, plane, least);
    lease.arena.reset();
    const flat = flatPieces(lease, plane, least);
    return [...flat, ...steep];
  } finally {
    lease.release();
  }
}

function steepPieces(lease: Lease, { width, height, data }: SignedPlane, least: number): StraightPiece[] {
  if (height < pieceLength) return [];
  const { arena } = lease;
  const tiles = Math.ceil((width + margin) / tileStep);
  const stride = tiles * tileStep + 48;
  const peaksOf = tilePeaks(lease, least);
  const rows = arena.reserve(pieceLength * stride);
  const band = arena.signedBytes(rows, pieceLength * stride).fill(0);
  const pieces: StraightPiece[] = [];
  for (const from of strips(height)) {
    for (let i = 0; i < pieceLength; i++) {
      band.set(data.subarray((from + i) * width, (from + i + 1) * width), i * stride + margin);
    }
    for (let tile = 0; tile < tiles; tile++) {
      const origin = tile * tileStep - margin;
      if (lease.kernels.anyBeyond(rows + tile * tileStep, stride, pieceLength, 16, least / pieceLength) === 0) continue;
      for (const { offset, ...peak } of peaksOf(rows + tile * tileStep, stride)) {
        pieces.push({ flat: false, from, offset: origin + offset, ...peak });
      }
    }
  }
  return pieces;
}

function flatPieces(lease: Lease, { width, height, data }: SignedPlane, least: number): StraightPiece[] {
  if (width < pieceLength) return [];
  const { kernels, arena } = lease;
  const stride = tileWidth + 16;
  const peaksOf = tilePeaks(lease, least);
  const turned = arena.reserve(pieceLength * stride);
  const scratch = arena.reserve(512);
  const rows = arena.reserve(tileWidth * width);
  const band = arena.signedBytes(rows, tileWidth * width);
  const pieces: StraightPiece[] = [];
  for (let origin = -margin; origin < height; origin += tileStep) {
    const [top, bottom] = [Math.max(0, origin), Math.min(height, origin + tileWidth)];
    band.fill(0);
    band.set(data.subarray(top * width, bottom * width), (top - origin) * width);
    for (const from of strips(width)) {
      if (kernels.anyBeyond(rows + from, width, tileWidth, 2, least / pieceLength) === 0) continue;
      kernels.transposeBytes(rows + from, width, tileWidth, pieceLength, turned, stride, scratch);
      for (const { offset, ...peak } of peaksOf(turned, stride)) {
        pieces.push({ flat: true, from, offset: origin + offset, ...peak });
      }
    }
  }
  return pieces;
}

/** Where strips begin, the last one moved so that it ends with the picture. */
function* strips(side: number): Generator<number, void, void> {
  for (let start = 0; start < side; start += pieceLength) yield Math.min(start, side - pieceLength);
}

type Peak = Pick<StraightPiece, "offset" | "slope" | "sum">;

/** Reserves the room for a tile; the function gives a tile's peaks, rising and falling. */
function tilePeaks({ kernels, arena }: Lease, least: number): (rows: number, stride: number) => Peak[] {
  const scratchBytes = pieceLength * tileWidth * 2 + 64;
  const [sums, other] = [arena.reserve(scratchBytes), arena.reserve(scratchBytes)];
  const mostPeaks = (2 * tileStep) / 16;
  const found = arena.reserve(mostPeaks * 12);
  return (rows, stride) => {
    const peaks: Peak[] = [];
    const collect = (first: number, step: number, falling: boolean): void => {
      const count = kernels.radonPeaks(first, step, sums, other, least, found);
      const values = arena.integers(found, count * 3);
      for (let i = 0; i < values.length; i += 3) {
        const [sum, position, slope] = values.subarray(i, i + 3);
        peaks.push(falling ? { offset: position + slope, slope: -slope, sum } : { offset: position, slope, sum });
      }
    };
    collect(rows, stride, false);
    // Read from its last row up, a tile shows its falling lines as rising ones.
    collect(rows + (pieceLength - 1) * stride, -stride, true);
    return peaks;
  };
}
