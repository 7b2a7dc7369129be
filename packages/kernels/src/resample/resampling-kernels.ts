/** A resampling kernel: its value at a distance in source pixels, 0 from `radius` on. */
export interface Kernel {
  readonly radius: number;
  readonly at: (x: number) => number;
}

/** The kernels by name. Mitchell blurs a little also at the same size; the others pass through the samples. */
export const resamplingKernels = {
  /** sinc(x) sinc(x / 3): Duchon 1979. */
  lanczos3: { radius: 3, at: (x) => lanczos(x, 3) },
  lanczos2: { radius: 2, at: (x) => lanczos(x, 2) },
  "catmull-rom": { radius: 2, at: (x) => cubic(x, 0, 1 / 2) },
  mitchell: { radius: 2, at: (x) => cubic(x, 1 / 3, 1 / 3) },
  triangle: { radius: 1, at: (x) => Math.max(0, 1 - Math.abs(x)) },
} as const satisfies Record<string, Kernel>;

/** Whether a kernel is nothing at every other sample, so that a picture at its own size stays as it is. */
export const passesThrough = ({ at }: Kernel): boolean => [1, 2].every((distance) => Math.abs(at(distance)) < 1e-9);

function lanczos(x: number, lobes: number): number {
  return Math.abs(x) < lobes ? sinc(x) * sinc(x / lobes) : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Mitchell and Netravali 1988, eq. 8. */
function cubic(x: number, b: number, c: number): number {
  const d = Math.abs(x);
  if (d < 1) return ((12 - 9 * b - 6 * c) * d ** 3 + (-18 + 12 * b + 6 * c) * d ** 2 + 6 - 2 * b) / 6;
  if (d < 2) return ((-b - 6 * c) * d ** 3 + (6 * b + 30 * c) * d ** 2 + (-12 * b - 48 * c) * d + 8 * b + 24 * c) / 6;
  return 0;
}
