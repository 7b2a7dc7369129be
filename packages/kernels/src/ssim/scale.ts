import { spareBytes } from "../luma/luma-reader.ts";
import type { Lease } from "../wasm/lease.ts";
import { c1, c2 } from "./constants.ts";
import { radius, weights } from "./gaussian-window.ts";

/** Window positions that the kernel filters together, and the bytes of a row of them. */
const tile = 64;
const rowBytes = tile * 16;
const overlap = 2 * radius;

/** Size of a scale, and of the strips that it takes. */
export interface ScaleSize {
  readonly width: number;
  readonly height: number;
  /** Most rows of a strip. */
  readonly rows: number;
}

/** One scale of a comparison: strips of two pictures come in from the top, the mean over all windows comes out. */
export class Scale {
  /** Addresses of the strip: sum of luma less 255, and difference. */
  readonly sum: number;
  readonly difference: number;
  readonly #lease: Lease;
  readonly #size: ScaleSize;
  readonly #luminance: boolean;
  readonly #map: Float32Array | undefined;
  readonly #tiles: number;
  readonly #means: number;
  readonly #constants: number;
  readonly #similarities: number;
  #seen = 0;
  #lost = 0;

  /** Reserves the room. Without `luminance` SSIM is contrast and structure alone; `map` takes it, a value a window. */
  constructor(lease: Lease, size: ScaleSize, luminance: boolean, map?: Float32Array) {
    const { arena } = lease;
    const tiles = Math.ceil((size.width - overlap) / tile);
    this.#lease = lease;
    this.#size = size;
    this.#luminance = luminance;
    this.#map = map;
    this.sum = arena.reserve(size.width * size.rows * 4 + spareBytes);
    this.difference = arena.reserve(size.width * size.rows * 4 + spareBytes);
    this.#tiles = arena.reserve(tiles * this.#tileBytes);
    this.#means = arena.reserve(2 * rowBytes);
    this.#constants = arena.place(Float32Array.of(...weights, 2 * c1, 2 * c2, 255, 1));
    this.#similarities = arena.reserve(tiles * tile * 4 * (map ? size.rows : 1));
  }

  /** Mean over all window positions. */
  get mean(): number {
    const { width, height } = this.#size;
    return 1 - this.#lost / ((width - overlap) * (height - overlap));
  }

  /** Takes in the first `rows` rows of the strip. */
  compare(rows: number): void {
    const { width } = this.#size;
    const skip = Math.max(0, overlap - this.#seen);
    const mapBytes = this.#map ? Math.ceil((width - overlap) / tile) * tile * 4 : 0;
    this.#lost += this.#lease.kernels.compareStrip(
      this.sum,
      this.difference,
      width,
      rows,
      skip,
      this.#tiles,
      this.#tileBytes,
      this.#means,
      this.#constants,
      this.#luminance,
      this.#similarities,
      mapBytes,
    );
    for (let y = skip; this.#map && y < rows; y++) {
      const row = this.#lease.arena.floats(this.#similarities + y * mapBytes, width - overlap);
      this.#map.set(row, (this.#seen + y - overlap) * (width - overlap));
    }
    this.#seen += rows;
  }

  /** Means of 2x2 of the first `rows` rows of the strip become the strip of the `next` scale; tells how many rows it has. */
  halve(rows: number, next: Scale): number {
    const { width } = this.#size;
    this.#lease.kernels.halve(this.sum, next.sum, width, rows);
    this.#lease.kernels.halve(this.difference, next.difference, width, rows);
    return Math.ceil(rows / 2);
  }

  get #tileBytes(): number {
    return (overlap + this.#size.rows + 1) * rowBytes;
  }
}
