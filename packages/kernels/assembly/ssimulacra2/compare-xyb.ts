import { blurAcross, blurAlong } from "./blur";
import { addMaps } from "./difference-maps";
import { behind, quantities, rowBytes, vector } from "./layout";
import { stateBytes } from "./recursive-gaussian";

const columns: i32 = 4;
const tileBytes: usize = 4 * vector;
const statesBytes: usize = quantities * stateBytes;
const keptBytes: usize = behind * rowBytes;

/**
 * Compares one plane of the two pictures, `a` and `b`, over `quads` quads from row `top` on, and adds to the six sums of
 * `addMaps`. The filter looks four rows ahead, so that the rows compared end four before the strip's end.
 *
 * Goes from tile to tile of four columns: a tile's rows are blurred along x, then along y, then compared, and never leave
 * the fastest cache. `tiles` keeps, from strip to strip, each tile's state of the filter along y and its last ten rows;
 * `scratch` has the rows of one tile, four of them blurred, and the states along x.
 */
export function compareXyb(
  a: usize,
  b: usize,
  quadBytes: usize,
  quads: usize,
  width: i32,
  height: i32,
  top: i32,
  tiles: usize,
  scratch: usize,
  sums: usize,
): void {
  const news = scratch + keptBytes;
  const blurred = news + quads * 4 * rowBytes;
  const states = blurred + 4 * quantities * vector;
  memory.fill(states, 0, quads * statesBytes);
  // What comes out is of four columns before the picture: only the states are wanted.
  blurQuads(a - tileBytes, b - tileBytes, quadBytes, quads, states, news);
  for (let x: i32 = 0; x < width; x += columns) {
    const inside = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(width - x));
    blurQuads(a, b, quadBytes, quads, states, news);
    memory.copy(scratch, tiles + statesBytes, keptBytes);
    for (let quad: usize = 0; quad < quads; quad++) {
      const y = top + i32(quad) * 4 - 4;
      if (y >= height) break;
      const rows = scratch + quad * 4 * rowBytes;
      blurAcross(rows, tiles, blurred);
      // The samples of row y stand six rows after those that the filter looks back to.
      if (y >= 0) addMaps(blurred, rows + 6 * rowBytes + quantities * vector, min(4, height - y), inside, sums);
    }
    memory.copy(tiles + statesBytes, scratch + quads * 4 * rowBytes, keptBytes);
    tiles += statesBytes + keptBytes;
    a += tileBytes;
    b += tileBytes;
  }
}

function blurQuads(a: usize, b: usize, quadBytes: usize, quads: usize, states: usize, to: usize): void {
  for (let quad: usize = 0; quad < quads; quad++) {
    blurAlong(a, b, states, to);
    a += quadBytes;
    b += quadBytes;
    states += statesBytes;
    to += 4 * rowBytes;
  }
}
