import type { Size } from "@pixelproof/core";
import { runOnPlanes } from "./float-sharp.ts";
import type { Plane, Planes } from "./planes.ts";

/** libvips interpolators that are centred and smooth. */
export type Interpolator = "bicubic" | "nohalo" | "lbb" | "vsqbs";

/** Source pixels beyond the strip on each side: more than the widest interpolator (nohalo, 5 x 5) reads. */
const margin = 4;

/** sharp takes four joined planes for RGBA and would multiply them by the fourth. */
const together = 3;

/**
 * Rows `start..end` of the picture enlarged to `to`, pixel centres kept, border replicated. Uses `affine`: `resize`
 * ignores its kernel when it enlarges and shifts the picture by half a pixel.
 */
export async function enlargeStrip(
  source: Planes,
  to: Size,
  rows: { readonly start: number; readonly end: number },
  interpolator: Interpolator,
): Promise<Plane[]> {
  const scale = { x: to.width / source.width, y: to.height / source.height };
  const centre = { x: 0.5 / scale.x - 0.5, y: (rows.start + 0.5) / scale.y - 0.5 };
  const left = -1 - margin;
  const top = Math.floor(centre.y) - margin;
  const tile = {
    left,
    top,
    width: source.width + margin - left,
    height: Math.ceil((rows.end - 0.5) / scale.y - 0.5) + margin + 1 - top,
  };
  const wanted = { width: to.width, height: rows.end - rows.start };
  // Output (0, 0) reads source (-idx, -idy) of the tile: that is to be the centre of the strip's first pixel.
  const offset = { idx: left - centre.x, idy: top - centre.y };
  const strip: Plane[] = [];
  for (let first = 0; first < source.channels.length; first += together) {
    const tiles = source.channels.slice(first, first + together).map((plane) => cutTile(plane, source, tile));
    const enlarged = await runOnPlanes(tiles, tile, wanted, (pipeline) =>
      pipeline.affine(
        [
          [scale.x, 0],
          [0, scale.y],
        ],
        { interpolator, ...offset },
      ),
    );
    strip.push(...enlarged);
  }
  return strip;
}

/** A rectangle of a plane; outside it the nearest edge sample is repeated. */
function cutTile(plane: Plane, { width, height }: Size, tile: Size & { left: number; top: number }): Plane {
  const cut = new Float64Array(tile.width * tile.height);
  for (let y = 0, to = 0; y < tile.height; y++) {
    const row = clampIndex(tile.top + y, height) * width;
    for (let x = 0; x < tile.width; x++) cut[to++] = plane[row + clampIndex(tile.left + x, width)];
  }
  return cut;
}

function clampIndex(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
