import { createPlane, transpose, type Plane } from "./planes.ts";

/** Gaussian smoothing with `sigma` px, cut at three sigma, borders repeated. */
export function smooth(plane: Plane, sigma: number): Plane {
  const reach = Math.ceil(3 * sigma);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const taps = weights.map((weight) => weight / total);
  return transpose(alongRows(transpose(alongRows(plane, taps)), taps));
}

function alongRows({ width, height, data }: Plane, taps: Float32Array): Plane {
  const reach = taps.length >> 1;
  const result = createPlane(width, height);
  const padded = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    padded.fill(row[0], 0, reach);
    padded.set(row, reach);
    padded.fill(row[width - 1], reach + width);
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0; k < taps.length; k++) sum += taps[k] * padded[x + k];
      result.data[y * width + x] = sum;
    }
  }
  return result;
}
