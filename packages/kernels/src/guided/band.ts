import type { Rgb8 } from "@pixelproof/core";
import type { Lease } from "../wasm/lease.ts";
import type { BytePlane, GuidedFilterSettings } from "./guided-filter.ts";

/** Bytes a column: of products, of coefficients, of sums of coefficients. */
const productBytes = 64;
const coefficientBytes = 16;
const sumBytes = 32;
/** Bytes that the kernels may read behind the last pixel. */
const spare = 16;

/**
 * Columns `left` to `right` of a guided filter. Rows come in from above: their products are summed over windows, which gives
 * coefficients for the centre row; those stand in a ring until they have been summed over windows in turn.
 */
export class Band {
  readonly #lease: Lease;
  readonly #guide: Rgb8;
  readonly #plane: BytePlane;
  readonly #settings: GuidedFilterSettings;
  readonly #left: number;
  readonly #right: number;
  /** Columns outside of the picture are there too, and stay 0. */
  readonly #products: number;
  readonly #sums: number;
  readonly #ring: number;
  readonly #rgb: number;
  readonly #values: number;

  constructor(
    lease: Lease,
    guide: Rgb8,
    plane: BytePlane,
    settings: GuidedFilterSettings,
    { left, right }: { readonly left: number; readonly right: number },
  ) {
    this.#lease = lease;
    this.#guide = guide;
    this.#plane = plane;
    this.#settings = settings;
    this.#left = left;
    this.#right = right;
    const { arena } = lease;
    const { radius } = settings;
    this.#products = arena.reserve(this.#productsBytes);
    this.#sums = arena.reserve(this.#coefficientColumns * sumBytes);
    this.#ring = arena.reserve((2 * radius + 1) * this.#rowBytes);
    this.#rgb = arena.reserve((right - left + 4 * radius) * 3 + spare);
    this.#values = arena.reserve(right - left + 4 * radius);
  }

  /** Filters rows `top` to `bottom` into `result`, a plane of the picture's size. */
  filter(top: number, bottom: number, result: Uint8Array): void {
    const { height, width } = this.#guide;
    const { radius } = this.#settings;
    this.#clear();
    const firstCentre = Math.max(0, top - radius);
    const firstRow = Math.max(0, firstCentre - radius);
    let next = firstRow;
    for (let centre = firstCentre; centre < bottom + radius; centre++) {
      const old = centre - 2 * radius - 1;
      if (old >= firstCentre) this.#addCoefficients(old, -1);
      if (centre < height) {
        while (next < Math.min(height, centre + radius + 1)) this.#addProducts(next++, 1);
        if (centre - radius - 1 >= firstRow) this.#addProducts(centre - radius - 1, -1);
        this.#solve(centre);
        this.#addCoefficients(centre, 1);
      }
      const y = centre - radius;
      if (y >= top) result.set(this.#apply(y), y * width + this.#left);
    }
  }

  #clear(): void {
    const { arena } = this.#lease;
    arena.bytes(this.#products, this.#productsBytes).fill(0);
    arena.bytes(this.#sums, this.#coefficientColumns * sumBytes).fill(0);
    arena.bytes(this.#ring, (2 * this.#settings.radius + 1) * this.#rowBytes).fill(0);
  }

  #addProducts(y: number, sign: 1 | -1): void {
    const { arena, kernels } = this.#lease;
    const { width } = this.#guide;
    const start = this.#left - 2 * this.#settings.radius;
    const [left, right] = this.#within(2 * this.#settings.radius);
    this.#placeRow(y, left, right);
    arena.bytes(this.#values, right - left).set(this.#plane.data.subarray(y * width + left, y * width + right));
    const sums = this.#products + (left - start) * productBytes;
    kernels.addProducts(this.#rgb, this.#values, right - left, sign, sums);
  }

  #solve(y: number): void {
    const { radius, epsilon } = this.#settings;
    const start = this.#left - radius;
    const [left, right] = this.#within(radius);
    this.#lease.kernels.solveWindows(
      this.#products + (left - start) * productBytes,
      left,
      this.#guide.width,
      radius,
      this.#rowsAround(y),
      epsilon,
      right - left,
      this.#coefficients(y) + (left - start) * coefficientBytes,
    );
  }

  #addCoefficients(y: number, sign: 1 | -1): void {
    this.#lease.kernels.addCoefficients(this.#coefficients(y), this.#coefficientColumns, sign, this.#sums);
  }

  #apply(y: number): Uint8Array {
    const { kernels, arena } = this.#lease;
    const [left, right] = [this.#left, this.#right];
    this.#placeRow(y, left, right);
    const { radius } = this.#settings;
    const rows = this.#rowsAround(y);
    const { width } = this.#guide;
    kernels.applyCoefficients(this.#sums, this.#rgb, left, width, radius, rows, right - left, this.#values);
    return arena.bytes(this.#values, right - left);
  }

  #placeRow(y: number, left: number, right: number): void {
    const { width, data } = this.#guide;
    const samples = data.subarray((y * width + left) * 3, (y * width + right) * 3);
    this.#lease.arena.bytes(this.#rgb, samples.length).set(samples);
  }

  /** Address of the coefficients of a row in the ring. */
  #coefficients(y: number): number {
    return this.#ring + (y % (2 * this.#settings.radius + 1)) * this.#rowBytes;
  }

  /** Columns of the picture up to `reach` beside the band. */
  #within(reach: number): readonly [left: number, right: number] {
    return [Math.max(0, this.#left - reach), Math.min(this.#guide.width, this.#right + reach)];
  }

  /** Rows of the picture in a window around a row. */
  #rowsAround(y: number): number {
    const { radius } = this.#settings;
    return Math.min(y + radius, this.#guide.height - 1) - Math.max(y - radius, 0) + 1;
  }

  get #coefficientColumns(): number {
    return this.#right - this.#left + 2 * this.#settings.radius;
  }

  get #rowBytes(): number {
    return this.#coefficientColumns * coefficientBytes;
  }

  /** The kernel works on two windows at a time and reads one column more. */
  get #productsBytes(): number {
    return (this.#right - this.#left + 4 * this.#settings.radius + 2) * productBytes;
  }
}
