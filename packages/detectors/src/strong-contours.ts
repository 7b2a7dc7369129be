import { linkChains, type Contour } from "./contour.ts";
import { smooth } from "./gaussian.ts";
import { createPlane, type Plane } from "./planes.ts";

/** Least steps of brightness per px that start, and that continue, a contour; after smoothing. */
const strong = 16;
const weak = 8;

/** Least length of a contour, px of the plane. */
const leastLength = 20;

/**
 * The strong contours of a plane, in its own pixels: Canny 1986 (Gaussian of 1 px, central differences, thinning along
 * the gradient, hysteresis), then linked to chains. The normal points to the brighter side.
 */
export function strongContours(plane: Plane): Contour[] {
  const { width } = plane;
  const { gx, gy, magnitude } = gradientOf(smooth(plane, 1));
  const marked = hysteresis(thin(gx, gy, magnitude), magnitude);
  return linkChains(marked, width, leastLength).map((chain) => ({
    points: chain.map((i) => ({
      x: i % width,
      y: Math.floor(i / width),
      nx: gx.data[i] / magnitude.data[i],
      ny: gy.data[i] / magnitude.data[i],
    })),
  }));
}

/** Central differences, steps per px; zero on the outermost pixels. */
function gradientOf({ width, height, data }: Plane): { gx: Plane; gy: Plane; magnitude: Plane } {
  const [gx, gy, magnitude] = [createPlane(width, height), createPlane(width, height), createPlane(width, height)];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      gx.data[i] = (data[i + 1] - data[i - 1]) / 2;
      gy.data[i] = (data[i + width] - data[i - width]) / 2;
      magnitude.data[i] = Math.hypot(gx.data[i], gy.data[i]);
    }
  }
  return { gx, gy, magnitude };
}

/** Marks the pixels whose gradient is weak or more and the highest along its own direction, to the nearest 45 degrees. */
function thin(gx: Plane, gy: Plane, { width, data }: Plane): Uint8Array {
  const marked = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    if (data[i] < weak) continue;
    const [x, y] = [gx.data[i] / data[i], gy.data[i] / data[i]];
    const step = Math.round(x * 1.3) + width * Math.round(y * 1.3);
    if (data[i] > data[i - step] && data[i] >= data[i + step]) marked[i] = 1;
  }
  return marked;
}

/** Keeps the marked pixels that hang together with a strong one. */
function hysteresis(marked: Uint8Array, { width, data }: Plane): Uint8Array {
  const kept = new Uint8Array(marked.length);
  const open: number[] = [];
  for (let i = 0; i < marked.length; i++) if (marked[i] === 1 && data[i] >= strong) open.push(i);
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    if (kept[i] === 1) continue;
    kept[i] = 1;
    for (const row of [-width, 0, width]) {
      for (const j of [i + row - 1, i + row, i + row + 1]) if (marked[j] === 1 && kept[j] === 0) open.push(j);
    }
  }
  return kept;
}
