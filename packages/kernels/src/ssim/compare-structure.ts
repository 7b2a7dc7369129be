import type { Rgb8 } from "@pixelproof/core";
import { LumaReader } from "../luma/luma-reader.ts";
import { leaseKernels } from "../wasm/lease.ts";
import { Scale } from "./scale.ts";

/** How structure is compared. */
export interface StructureOptions {
  /** Scales, each half the size of the one before (an odd last row or column counting twice); 1 unless told. */
  readonly scales?: number;
  /** Luma half up to whole levels, true unless told, or as it comes. */
  readonly rounded?: boolean;
  /** Takes SSIM at every window position of the last scale, (width - 10) (height - 10) values. */
  readonly map?: Float32Array;
  /** Told the fraction done, 0..1. */
  readonly progress?: ((fraction: number) => void) | undefined;
}

/** How alike two pictures are at each scale. */
export interface Structure {
  /** Mean of the contrast-structure term of SSIM at each scale but the last. */
  readonly contrastStructure: readonly number[];
  /** Mean SSIM at the last scale. */
  readonly ssim: number;
}

/** Rows taken in at once. */
const stripRows = 16;

/**
 * Structural similarity (Wang 2004) of the BT.601 luma of two pictures of one size: 11x11 Gaussian window, sigma 1.5,
 * population moments, windows wholly inside the picture, no border. At the last scale both sides are 11 or more: that is
 * not checked. In 32-bit floats; equal pictures give exactly 1 everywhere.
 */
export function compareStructure(reference: Rgb8, candidate: Rgb8, options: StructureOptions = {}): Structure {
  const { scales: count = 1, rounded = true, map, progress } = options;
  const { width, height } = reference;
  const lease = leaseKernels();
  try {
    const reader = new LumaReader(lease, width * stripRows, rounded);
    const scales = Array.from({ length: count }, (_, i) => {
      const size = { width: halved(width, i), height: halved(height, i), rows: halved(stripRows, i) };
      return i < count - 1 ? new Scale(lease, size, false) : new Scale(lease, size, true, map);
    });
    const [largest] = scales;
    for (let y = 0; y < height; y += stripRows) {
      let rows = Math.min(stripRows, height - y);
      reader.read(reference, y, rows, largest.sum);
      reader.read(candidate, y, rows, largest.difference);
      lease.kernels.sumAndDifference(largest.sum, largest.difference, width * rows);
      for (const [i, scale] of scales.entries()) {
        scale.compare(rows);
        const next = scales.at(i + 1);
        if (next) rows = scale.halve(rows, next);
      }
      progress?.(Math.min(1, (y + stripRows) / height));
    }
    const means = scales.map(({ mean }) => mean);
    return { contrastStructure: means.slice(0, -1), ssim: means[count - 1] };
  } finally {
    lease.release();
  }
}

/** A side after some halvings. */
const halved = (side: number, times: number): number => Math.ceil(side / 2 ** times);
