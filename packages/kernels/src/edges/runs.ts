/** Points along a border in their order. */
export interface Border {
  /** x, y in px of the result, and the unit normal there: four numbers a point. */
  readonly points: Float32Array;
  /** Over how many points to either side edges are averaged. */
  readonly neighbours: number;
}

/** Points of a border that lie in one tile, with their neighbours. */
export interface Run {
  /** Index of the border. */
  readonly border: number;
  readonly points: Float32Array;
  /** The points of the tile are `first..end` of those, ... */
  readonly first: number;
  readonly end: number;
  /** ... and begin at this one of the border. */
  readonly at: number;
  readonly neighbours: number;
}

/** Side of a tile, px of the result, and the points of the longest run: their pixels and profiles fit into the cache. */
const tileSide = 256;
const longest = 128;

/** Cuts borders where they leave a tile: the runs of each tile that has any, in no order. */
export function runsByTile(borders: readonly Border[]): Run[][] {
  const tiles = new Map<number, Run[]>();
  for (const [border, { points, neighbours }] of borders.entries()) {
    const count = points.length / 4;
    const tileOf = (i: number): number =>
      Math.floor(points[i * 4 + 1] / tileSide) * 2 ** 20 + Math.floor(points[i * 4] / tileSide);
    for (let at = 0, end = 0; at < count; at = end) {
      const tile = tileOf(at);
      while (end < count && end < at + longest && tileOf(end) === tile) end++;
      const [from, to] = [Math.max(0, at - neighbours), Math.min(count, end + neighbours)];
      const run = {
        border,
        points: points.subarray(from * 4, to * 4),
        first: at - from,
        end: end - from,
        at,
        neighbours,
      };
      const runs = tiles.get(tile);
      if (runs === undefined) tiles.set(tile, [run]);
      else runs.push(run);
    }
  }
  return [...tiles.values()];
}
