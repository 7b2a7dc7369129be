import { PixelproofError, type Rgb8 } from "@pixelproof/core";
import { leaseKernels } from "../wasm/lease.ts";
import { Band } from "./band.ts";
import { unevenRuns } from "./uneven-runs.ts";

/** One byte a pixel, row by row: the share of an object, 0 none to 255 all. */
export interface BytePlane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface GuidedFilterSettings {
  /** A window is 2 radius + 1 pixels wide and high: 1..127. */
  readonly radius: number;
  /** Variance of the guide, in squared levels of 0..255, above which an edge is kept: 1 or more. */
  readonly epsilon: number;
}

/** Columns of the result worked on at a time. */
const bandColumns = 512;

/**
 * The guided filter (He, Sun, Tang 2013, eq. 19 to 21): `plane` becomes, in each window, the affine function of the guide's
 * colours that is closest to it, so that its edges move to those of the picture. Windows end where the picture does. Values
 * are rounded half up and clamped to 0..255; where a plane is even it stays as it is and costs nothing. Throws
 * `SETTINGS_INVALID`, `SIZE_MISMATCH`.
 */
export function guidedFilter(
  guide: Rgb8,
  plane: BytePlane,
  settings: GuidedFilterSettings,
  progress: (fraction: number) => void = () => {},
): Uint8Array {
  assertSettings(settings);
  assertSizes(guide, plane);
  const result = plane.data.slice();
  const reach = 2 * settings.radius;
  for (let left = 0; left < guide.width; left += bandColumns) {
    const right = Math.min(left + bandColumns, guide.width);
    const lease = leaseKernels();
    try {
      const band = new Band(lease, guide, plane, settings, { left, right });
      for (const { top, bottom } of unevenRuns(plane, { left: left - reach, right: right + reach }, reach)) {
        band.filter(top, bottom, result);
      }
    } finally {
      lease.release();
    }
    progress(right / guide.width);
  }
  return result;
}

function assertSettings({ radius, epsilon }: GuidedFilterSettings): void {
  if (!Number.isInteger(radius) || radius < 1 || radius > 127)
    throw new PixelproofError(
      "SETTINGS_INVALID",
      `Expected a whole number of 1 to 127 for radius but received ${radius}`,
    );
  if (!(epsilon >= 1) || epsilon > 2 ** 32)
    throw new PixelproofError("SETTINGS_INVALID", `Expected 1 to 2^32 for epsilon but received ${epsilon}`);
}

function assertSizes(guide: Rgb8, plane: BytePlane): void {
  const { width, height, data } = plane;
  if (width === guide.width && height === guide.height && data.length === width * height) return;
  throw new PixelproofError(
    "SIZE_MISMATCH",
    `Expected a plane of ${guide.width}x${guide.height} but received ${width}x${height} with ${data.length} bytes; enlarge it to the guide's size first`,
  );
}
