import type { Lease } from "../wasm/lease.ts";

const floatBytes = 4;
/** Zeros to the left of each row, which are also those to the right of the row above; keeps vectors whole. */
const border = 4;
/** Rows kept from strip to strip: a gradient needs one above and one below. */
const kept = 2;

/**
 * A plane at half its size, a strip at a time, between zeros: each value is the mean of 2x2, of which those outside of
 * the plane count as 0. Rows 0 and 1 are the last of the strip before, zeros at first.
 */
export class HalfPlane {
  readonly columns: number;
  readonly rowBytes: number;
  readonly #lease: Lease;
  readonly #width: number;
  readonly #start: number;

  /** Reserves room for strips of up to `rows` rows of the whole plane. */
  constructor(lease: Lease, width: number, rows: number) {
    this.columns = Math.ceil(width / 2);
    this.rowBytes = (border + Math.ceil(this.columns / border) * border) * floatBytes;
    const bytes = (kept + Math.ceil(rows / 2) + 1) * this.rowBytes;
    this.#lease = lease;
    this.#width = width;
    this.#start = lease.arena.reserve(bytes);
    lease.arena.bytes(this.#start, bytes).fill(0);
  }

  /** Address of the first value of a row. */
  row(index: number): number {
    return this.#start + index * this.rowBytes + border * floatBytes;
  }

  /** Takes in a strip of the whole plane, from row 2 on; tells how many rows it makes. */
  take(strip: number, rows: number): number {
    const { arena, kernels } = this.#lease;
    const made = Math.ceil(rows / 2);
    for (let y = 0; y < made; y++) {
      const pair = Math.min(2, rows - 2 * y);
      kernels.halve(strip + 2 * y * this.#width * floatBytes, this.row(kept + y), this.#width, pair);
      const row = arena.floats(this.row(kept + y), this.columns + 1);
      if (this.#width % 2 === 1) row[this.columns - 1] /= 2;
      if (pair === 1) for (let x = 0; x < this.columns; x++) row[x] /= 2;
      row[this.columns] = 0;
    }
    return made;
  }

  /** Takes in a row of zeros: what is below the plane. */
  end(): number {
    this.#lease.arena.floats(this.row(kept), this.columns).fill(0);
    return 1;
  }

  /** Makes the last two of the `made` new rows those above the next strip. */
  keep(made: number): void {
    const rows = this.#lease.arena.bytes(this.#start, (kept + made) * this.rowBytes);
    rows.copyWithin(0, made * this.rowBytes);
  }
}
