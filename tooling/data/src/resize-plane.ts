/** Weights of the samples that make one output sample. */
type Taps = readonly { readonly at: number; readonly weight: number }[];

/** Weights of output sample `index` in 64-bit floats, for an axis of `from` samples brought to `to`. */
export const twins = {
  /** `interpolateLanczos4`: sinc(x) sinc(x/4), 8 taps, normalised, border replicated. */
  lanczos4: (index: number, from: number, to: number): Taps =>
    normalised(around(index, from, to, 4, (x) => sinc(x) * sinc(x / 4))),
  /** `interpolateCubic`: Keys with a = -0.75, 4 taps, border replicated. */
  cubic: (index: number, from: number, to: number): Taps => around(index, from, to, 2, (x) => keys(x, -0.75)),
  /** Keys with a = -0.5, widened when shrinking (antialiased), border replicated: how the Set5 benchmark shrinks. */
  catmullRom: (index: number, from: number, to: number): Taps =>
    normalised(around(index, from, to, 2, (x) => keys(x, -0.5), Math.max(1, from / to))),
  /** `INTER_AREA`: the mean of the source interval under the output sample. */
  area: (index: number, from: number, to: number): Taps => {
    const [start, end] = [(index * from) / to, ((index + 1) * from) / to];
    const taps = [];
    for (let at = Math.floor(start); at < Math.min(Math.ceil(end), from); at++) {
      taps.push({ at, weight: Math.min(at + 1, end) - Math.max(at, start) });
    }
    return normalised(taps);
  },
};

/** One plane resized by a twin for each axis, unrounded: `(y, x)` weights applied one after the other. */
export function resizePlane(
  plane: ArrayLike<number>,
  from: { readonly width: number; readonly height: number },
  to: { readonly width: number; readonly height: number },
  twin: { readonly x: keyof typeof twins; readonly y: keyof typeof twins },
): Float64Array {
  const rows = new Float64Array(to.width * from.height);
  for (let x = 0; x < to.width; x++) {
    const taps = twins[twin.x](x, from.width, to.width);
    for (let y = 0; y < from.height; y++) {
      rows[y * to.width + x] = taps.reduce((sum, { at, weight }) => sum + weight * plane[y * from.width + at], 0);
    }
  }
  const result = new Float64Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const taps = twins[twin.y](y, from.height, to.height);
    for (let x = 0; x < to.width; x++) {
      result[y * to.width + x] = taps.reduce((sum, { at, weight }) => sum + weight * rows[at * to.width + x], 0);
    }
  }
  return result;
}

/** Taps of a kernel on half-pixel centres, `stretch` times as wide. */
function around(
  index: number,
  from: number,
  to: number,
  radius: number,
  kernel: (x: number) => number,
  stretch: number = 1,
): Taps {
  const centre = ((index + 0.5) * from) / to - 0.5;
  const first = Math.floor(centre - radius * stretch) + 1;
  const last = Math.ceil(centre + radius * stretch) - 1;
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    at: Math.min(Math.max(first + i, 0), from - 1),
    weight: kernel((first + i - centre) / stretch),
  }));
}

function normalised(taps: Taps): Taps {
  const sum = taps.reduce((total, { weight }) => total + weight, 0);
  return taps.map(({ at, weight }) => ({ at, weight: weight / sum }));
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Keys 1981, eq. 4, with the free parameter a. */
function keys(x: number, a: number): number {
  const d = Math.abs(x);
  if (d < 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
  return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
}
