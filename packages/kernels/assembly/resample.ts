// Rows of pixels as four 32-bit floats: red, green, blue premultiplied, alpha; grey stands in lane 0, its alpha in 3.
// All addresses are bytes in the memory of the instance; rows are padded to whole tiles by the caller.

const pixel: usize = 16;
const opaque: f32 = 65535;

/** Source samples of 1 to 4 channels to floats 0..65535, colour multiplied by alpha / 65535. */
export function widen(from: usize, to: usize, width: usize, channels: usize): void {
  const end = to + width * pixel;
  if (channels == 4) {
    for (; to < end; to += pixel, from += 8) {
      v128.store(to, premultiplied(f32x4.convert_i32x4_u(v128.load16x4_u(from))));
    }
  } else if (channels == 3) {
    // Reads the next pixel's red as alpha: no one looks at that lane of an opaque picture.
    for (; to < end; to += pixel, from += 6) v128.store(to, f32x4.convert_i32x4_u(v128.load16x4_u(from)));
  } else if (channels == 2) {
    for (; to < end; to += pixel, from += 4) {
      const grey = f32x4.splat(f32(load<u16>(from)));
      v128.store(to, premultiplied(f32x4.replace_lane(grey, 3, f32(load<u16>(from, 2)))));
    }
  } else {
    for (; to < end; to += pixel, from += 2) v128.store(to, f32x4.splat(f32(load<u16>(from))));
  }
}

/** One row along x: pixel `i` is the sum of its taps, which begin at `firsts[i]` and stand `stride` floats apart. */
export function filterRow(
  from: usize,
  to: usize,
  width: usize,
  firsts: usize,
  counts: usize,
  weights: usize,
  stride: usize,
): void {
  const end = to + width * pixel;
  for (; to < end; to += pixel) {
    let at = from + load<usize>(firsts) * pixel;
    let weight = weights;
    const last = weights + (load<usize>(counts) << 2);
    let sum = f32x4.mul(v128.load32_splat(weight), v128.load(at));
    for (weight += 4; weight < last; weight += 4) {
      at += pixel;
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weight), v128.load(at)));
    }
    v128.store(to, sum);
    firsts += 4;
    counts += 4;
    weights += stride << 2;
  }
}

/** The weighted sum of `count` rows of a ring of `slots` rows, from `slot` on; eight pixels at a time. */
export function filterColumns(
  ring: usize,
  rowBytes: usize,
  slots: usize,
  slot: usize,
  count: usize,
  weights: usize,
  to: usize,
  width: usize,
): void {
  const ringEnd = ring + slots * rowBytes;
  const last = weights + (count << 2);
  const rowEnd = width * pixel;
  for (let x: usize = 0; x < rowEnd; x += 8 * pixel) {
    let row = ring + slot * rowBytes;
    let w = v128.load32_splat(weights);
    let a = f32x4.mul(w, v128.load(row + x));
    let b = f32x4.mul(w, v128.load(row + x, 16));
    let c = f32x4.mul(w, v128.load(row + x, 32));
    let d = f32x4.mul(w, v128.load(row + x, 48));
    let e = f32x4.mul(w, v128.load(row + x, 64));
    let f = f32x4.mul(w, v128.load(row + x, 80));
    let g = f32x4.mul(w, v128.load(row + x, 96));
    let h = f32x4.mul(w, v128.load(row + x, 112));
    for (let weight = weights + 4; weight < last; weight += 4) {
      row += rowBytes;
      if (row == ringEnd) row = ring;
      w = v128.load32_splat(weight);
      a = f32x4.add(a, f32x4.mul(w, v128.load(row + x)));
      b = f32x4.add(b, f32x4.mul(w, v128.load(row + x, 16)));
      c = f32x4.add(c, f32x4.mul(w, v128.load(row + x, 32)));
      d = f32x4.add(d, f32x4.mul(w, v128.load(row + x, 48)));
      e = f32x4.add(e, f32x4.mul(w, v128.load(row + x, 64)));
      f = f32x4.add(f, f32x4.mul(w, v128.load(row + x, 80)));
      g = f32x4.add(g, f32x4.mul(w, v128.load(row + x, 96)));
      h = f32x4.add(h, f32x4.mul(w, v128.load(row + x, 112)));
    }
    v128.store(to + x, a);
    v128.store(to + x, b, 16);
    v128.store(to + x, c, 32);
    v128.store(to + x, d, 48);
    v128.store(to + x, e, 64);
    v128.store(to + x, f, 80);
    v128.store(to + x, g, 96);
    v128.store(to + x, h, 112);
  }
}

/** Clamps pixel `i` of a filtered row between the least and the greatest of `counts[i]` source pixels. */
export function clampRow(from: usize, to: usize, width: usize, firsts: usize, counts: usize): void {
  const end = to + width * pixel;
  for (; to < end; to += pixel) {
    let at = from + load<usize>(firsts) * pixel;
    const last = at + load<usize>(counts) * pixel;
    let low = v128.load(at);
    let high = low;
    for (at += pixel; at < last; at += pixel) {
      low = f32x4.min(low, v128.load(at));
      high = f32x4.max(high, v128.load(at));
    }
    v128.store(to, f32x4.min(f32x4.max(v128.load(to), low), high));
    firsts += 4;
    counts += 4;
  }
}

/** Clamps every pixel of a row between the least and the greatest of `count` rows of the ring, from `slot` on. */
export function clampColumns(
  ring: usize,
  rowBytes: usize,
  slots: usize,
  slot: usize,
  count: usize,
  to: usize,
  width: usize,
): void {
  const ringEnd = ring + slots * rowBytes;
  const rowEnd = width * pixel;
  for (let x: usize = 0; x < rowEnd; x += pixel) {
    let row = ring + slot * rowBytes;
    let low = v128.load(row + x);
    let high = low;
    for (let i: usize = 1; i < count; i++) {
      row += rowBytes;
      if (row == ringEnd) row = ring;
      low = f32x4.min(low, v128.load(row + x));
      high = f32x4.max(high, v128.load(row + x));
    }
    v128.store(to + x, f32x4.min(f32x4.max(v128.load(to + x), low), high));
  }
}

/** Floats to straight samples of 1 to 4 channels, rounded half to even and clamped to 0..65535. */
export function narrow(from: usize, to: usize, width: usize, channels: usize): void {
  const end = from + width * pixel;
  if (channels == 4) {
    for (; from < end; from += 4 * pixel, to += 32) {
      const a = v128.load(from);
      const b = v128.load(from, 16);
      const c = v128.load(from, 32);
      const d = v128.load(from, 48);
      // One division for four pixels.
      const ab = v128.shuffle<f32>(a, b, 3, 7, 3, 7);
      const cd = v128.shuffle<f32>(c, d, 3, 7, 3, 7);
      const factors = unmultiplied(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      const a1 = f32x4.mul(a, f32x4.replace_lane(v128.shuffle<f32>(factors, factors, 0, 0, 0, 0), 3, 1));
      const b1 = f32x4.mul(b, f32x4.replace_lane(v128.shuffle<f32>(factors, factors, 1, 1, 1, 1), 3, 1));
      const c1 = f32x4.mul(c, f32x4.replace_lane(v128.shuffle<f32>(factors, factors, 2, 2, 2, 2), 3, 1));
      const d1 = f32x4.mul(d, f32x4.replace_lane(v128.shuffle<f32>(factors, factors, 3, 3, 3, 3), 3, 1));
      v128.store(to, rounded(a1, b1));
      v128.store(to, rounded(c1, d1), 16);
    }
  } else if (channels == 3) {
    // Writes one sample too many, which the next pixel overwrites.
    for (; from < end; from += pixel, to += 6) {
      const samples = v128.load(from);
      v128.store64_lane(to, rounded(samples, samples), 0);
    }
  } else if (channels == 2) {
    for (; from < end; from += pixel, to += 4) {
      const samples = v128.load(from);
      const factor = f32x4.replace_lane(unmultiplied(v128.shuffle<f32>(samples, samples, 3, 3, 3, 3)), 3, 1);
      const straight = f32x4.mul(samples, factor);
      const pair = v128.shuffle<f32>(straight, straight, 0, 3, 0, 3);
      v128.store32_lane(to, rounded(pair, pair), 0);
    }
  } else {
    for (; from < end; from += pixel, to += 2) {
      const samples = v128.load(from);
      v128.store16_lane(to, rounded(samples, samples), 0);
    }
  }
}

function premultiplied(samples: v128): v128 {
  const share = f32x4.div(v128.shuffle<f32>(samples, samples, 3, 3, 3, 3), f32x4.splat(opaque));
  return f32x4.mul(samples, f32x4.replace_lane(share, 3, 1));
}

/**
 * What makes colour straight again: 65535 / alpha before alpha is clamped, so that an overshoot in both cancels out, and
 * 0 where alpha rounds to 0.
 */
function unmultiplied(alpha: v128): v128 {
  return v128.and(f32x4.div(f32x4.splat(opaque), alpha), f32x4.gt(alpha, f32x4.splat(0.5)));
}

function rounded(low: v128, high: v128): v128 {
  return i16x8.narrow_i32x4_u(
    i32x4.trunc_sat_f32x4_s(f32x4.nearest(low)),
    i32x4.trunc_sat_f32x4_s(f32x4.nearest(high)),
  );
}
