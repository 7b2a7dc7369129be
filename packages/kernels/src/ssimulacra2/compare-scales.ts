import { PixelproofError, type Rgb8 } from "@pixelproof/core";
import { leaseKernels } from "../wasm/lease.ts";
import { scratchBytes, stripRows } from "./layout.ts";
import { linearLight } from "../linear-light.ts";
import type { ScaleDifferences } from "./scale-differences.ts";
import { scaleSizes } from "./scale-sizes.ts";
import { Scale } from "./scale.ts";

/** Pixels compared between two pauses: about ten milliseconds. */
const pausePixels = 2 ** 18;
/** Columns of which all scales together take a gibibyte. */
const mostColumns = 2 ** 18;

/**
 * Compares two pictures of one size at up to six scales, as SSIMULACRA 2 does: XYB of linear light, a recursive Gaussian
 * of sigma 1.5, and three maps a plane. Yields the fraction done now and then; whoever stops early frees the memory by it.
 * The first picture is the reference: the order matters.
 *
 * Rows stream through in strips of 32, at every scale, so memory does not grow with the height: about 4 KiB a column,
 * 16 MiB for pictures of 4000 columns. Throws `LIMIT_MEMORY` beyond 262,144 columns.
 */
export function* compareScales(reference: Rgb8, candidate: Rgb8): Generator<number, readonly ScaleDifferences[], void> {
  const { width, height } = reference;
  assertColumns(width);
  const lease = leaseKernels();
  try {
    const table = lease.arena.place(Float32Array.from(linearLight));
    const bytes = lease.arena.reserve(stripRows * width * 3);
    const scratch = lease.arena.reserve(scratchBytes);
    const scales = scaleSizes(reference).map((size) => new Scale(lease, scratch, size));
    let pixels = 0;
    for (let y = 0; y < height; y += stripRows) {
      const rows = Math.min(stripRows, height - y);
      for (const [picture, { data }] of [reference, candidate].entries()) {
        const samples = data.subarray(y * width * 3, (y + rows) * width * 3);
        lease.arena.bytes(bytes, samples.length).set(samples);
        scales[0].read(picture, bytes, rows, table);
      }
      compareDown(scales);
      pixels += rows * width;
      if (pixels < pausePixels) continue;
      pixels = 0;
      yield (y + rows) / height;
    }
    return scales.map((scale) => scale.differences());
  } finally {
    lease.release();
  }
}

function assertColumns(width: number): void {
  if (width <= mostColumns) return;
  throw new PixelproofError(
    "LIMIT_MEMORY",
    `Expected at most ${mostColumns} columns but the pictures have ${width}; compare parts of them`,
    { details: { width, limit: mostColumns } },
  );
}

/** Compares every scale whose strip is complete; what it holds goes on, halved, to the next one. */
function compareDown(scales: readonly Scale[]): void {
  for (const [i, scale] of scales.entries()) {
    if (!scale.complete) return;
    const next = scales.at(i + 1);
    if (next !== undefined) scale.halveInto(next);
    scale.compare();
  }
}
