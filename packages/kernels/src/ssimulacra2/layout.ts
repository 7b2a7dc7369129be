// Sizes of what `assembly/ssimulacra2/layout.ts` describes.

const vectorBytes = 16;
/** Rows of a strip: more make the ten rows kept of the strip before a smaller share, and take more memory. */
export const stripRows = 32;
const stripQuads = stripRows / 4;
/** Zeros before the columns of a quad, and rows kept. */
const behind = 10;
/** Zeros behind the last tile. */
const ahead = 4;
/** State of the filter along one axis for four runs of the five quantities. */
const statesBytes = 5 * 96;
const rowBytes = 7 * vectorBytes;
const tileBytes = statesBytes + behind * rowBytes;

/** Six sums of two 64-bit floats. */
export const sumsBytes = 6 * 16;
/** One tile's rows, four of them blurred, the states along x. */
export const scratchBytes = (behind + stripRows) * rowBytes + 4 * 5 * vectorBytes + stripQuads * statesBytes;

/** Sizes of the memory of one scale that is `width` pixels wide. */
export interface Layout {
  readonly quadBytes: number;
  /** One plane of a strip. */
  readonly planeBytes: number;
  /** What the tiles of one plane keep between strips. */
  readonly tilesBytes: number;
}

export function layoutOf(width: number): Layout {
  const tiles = Math.ceil(width / 4);
  const quadBytes = (behind + 4 * tiles + ahead) * vectorBytes;
  return { quadBytes, planeBytes: quadBytes * stripQuads, tilesBytes: tiles * tileBytes };
}
