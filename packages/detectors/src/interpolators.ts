/** A one-dimensional interpolation kernel: `weight(distance)` in source pixels, zero from `support` on. */
export interface Kernel {
  readonly name: string;
  readonly support: number;
  readonly weight: (distance: number) => number;
}

/** Each pixel repeated; half open, so that a tie goes to one side only. */
export const nearest: Kernel = { name: "nearest", support: 0.5, weight: (t) => (t > -0.5 && t <= 0.5 ? 1 : 0) };

/** Straight between neighbours. */
export const linear: Kernel = { name: "linear", support: 1, weight: (t) => Math.max(0, 1 - Math.abs(t)) };

/**
 * The cubic family of Mitchell and Netravali 1988, eq. 8: (0, 0.5) is Catmull-Rom, (0, 0.75) OpenCV's cubic,
 * (1, 0) the B-spline, (1/3, 1/3) Mitchell.
 */
export function cubic(b: number, c: number): Kernel {
  const weight = (distance: number): number => {
    const t = Math.abs(distance);
    if (t < 1) return ((12 - 9 * b - 6 * c) * t ** 3 + (12 * b + 6 * c - 18) * t ** 2 + 6 - 2 * b) / 6;
    if (t < 2) return ((-b - 6 * c) * t ** 3 + (6 * b + 30 * c) * t ** 2 - (12 * b + 48 * c) * t + 8 * b + 24 * c) / 6;
    return 0;
  };
  return { name: `cubic(${b.toFixed(2)}, ${c.toFixed(2)})`, support: 2, weight };
}

/** The sinc windowed by its own main lobe stretched to `lobes` (Duchon 1979). */
export function lanczos(lobes: number): Kernel {
  const sinc = (t: number): number => (t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t));
  return {
    name: `lanczos${lobes}`,
    support: lobes,
    weight: (t) => (Math.abs(t) < lobes ? sinc(t) * sinc(t / lobes) : 0),
  };
}

/** A Gaussian of `sigma` source pixels, cut at three sigma: stands for an enlargement that was blurred. */
export function gaussian(sigma: number): Kernel {
  return { name: `gaussian(${sigma})`, support: 3 * sigma, weight: (t) => Math.exp(-(t * t) / (2 * sigma * sigma)) };
}
