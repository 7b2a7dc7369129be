import type { Lease } from "../wasm/lease.ts";
import { layoutOf, stripRows, sumsBytes, type Layout } from "./layout.ts";
import { normsOf, type PlaneDifferences, type ScaleDifferences } from "./scale-differences.ts";
import type { Size } from "./scale-sizes.ts";

/** Rows that the filter looks ahead. */
const ahead = 4;

/** One scale of two pictures: rows come in strip by strip, and what they differ by is added up. */
export class Scale {
  readonly #lease: Lease;
  readonly #size: Size;
  readonly #layout: Layout;
  /** Addresses: three planes of the reference and three of the candidate; what tiles keep; sums; one tile's rows. */
  readonly #strip: number;
  readonly #tiles: number;
  readonly #sums: number;
  readonly #scratch: number;
  /** The row of the picture that the strip begins with, and how many rows it holds. */
  #top = 0;
  #rows = 0;

  /** Reserves memory of its own; `scratch` serves all scales. */
  constructor(lease: Lease, scratch: number, size: Size) {
    const layout = layoutOf(size.width);
    const bytes = 6 * layout.planeBytes + 3 * (layout.tilesBytes + sumsBytes);
    this.#lease = lease;
    this.#size = size;
    this.#layout = layout;
    this.#strip = lease.arena.reserve(bytes);
    this.#tiles = this.#strip + 6 * layout.planeBytes;
    this.#sums = this.#tiles + 3 * layout.tilesBytes;
    this.#scratch = scratch;
    lease.arena.bytes(this.#strip, bytes).fill(0);
  }

  /** Whether the strip holds all the rows it can, or the last ones of the picture. */
  get complete(): boolean {
    return this.#rows === stripRows || this.#isLast;
  }

  get #isLast(): boolean {
    return this.#top + this.#rows === this.#size.height;
  }

  /** Makes the strip of rows of 8-bit RGB at `bytes`, of the reference (0) or of the candidate (1). */
  read(picture: number, bytes: number, rows: number, table: number): void {
    const { quadBytes, planeBytes } = this.#layout;
    const to = this.#strip + picture * 3 * planeBytes;
    this.#lease.kernels.linearLight(bytes, this.#size.width, rows, table, to, quadBytes, planeBytes);
    this.#rows = rows;
  }

  /** Adds the strip, at half its size, to that of the next scale. */
  halveInto(next: Scale): void {
    const { quadBytes, planeBytes } = this.#layout;
    const to = next.#strip + (next.#rows / 4) * next.#layout.quadBytes;
    for (let plane = 0; plane < 6; plane++) {
      this.#lease.kernels.halveQuads(
        this.#strip + plane * planeBytes,
        quadBytes,
        this.#size.width,
        this.#rows,
        to + plane * next.#layout.planeBytes,
        next.#layout.quadBytes,
      );
    }
    next.#rows += Math.ceil(this.#rows / 2);
  }

  /** Compares the strip and makes room for the next one. The last rows wait for the zeros that follow the picture. */
  compare(): void {
    const seen = this.#isLast ? this.#rows + ahead : this.#rows;
    for (let row = 0; row < seen; row += stripRows) {
      this.#compareQuads(Math.ceil(Math.min(seen - row, stripRows) / 4));
      this.#top += stripRows;
      this.#rows = 0;
    }
  }

  #compareQuads(quads: number): void {
    const { kernels } = this.#lease;
    const { width, height } = this.#size;
    const { quadBytes, planeBytes, tilesBytes } = this.#layout;
    const [reference, candidate] = [this.#strip, this.#strip + 3 * planeBytes];
    for (const picture of [reference, candidate]) {
      kernels.toXyb(picture, quadBytes, planeBytes, width, this.#rows, quads);
    }
    for (let plane = 0; plane < 3; plane++) {
      kernels.compareXyb(
        reference + plane * planeBytes,
        candidate + plane * planeBytes,
        quadBytes,
        quads,
        width,
        height,
        this.#top,
        this.#tiles + plane * tilesBytes,
        this.#scratch,
        this.#sums + plane * sumsBytes,
      );
    }
  }

  /** What the pictures differ by, when all strips have been compared. */
  differences(): ScaleDifferences {
    return [this.#differencesOf(0), this.#differencesOf(1), this.#differencesOf(2)];
  }

  #differencesOf(plane: number): PlaneDifferences {
    const pairs = this.#lease.arena.doubles(this.#sums + plane * sumsBytes, 12);
    const sums = Array.from({ length: 6 }, (_, i) => pairs[2 * i] + pairs[2 * i + 1]);
    return normsOf(sums, this.#size.width * this.#size.height);
  }
}
