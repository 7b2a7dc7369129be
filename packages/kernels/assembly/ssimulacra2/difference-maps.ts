import { quantities, rowBytes, vector } from "./layout";

/** 1, and the constant C2 of SSIM. */
const constants = memory.data<f32>([1, 0.0009], 16);

/**
 * Adds up the three maps of up to four rows of a tile, where `inside` has all bits set: `blurred` are the rows of
 * `blurAcross`, `own` the samples of the two pictures. Adds to six pairs of 64-bit floats: SSIM, ringing and blurring,
 * then their fourth powers. Four values are added in 32 bits before.
 */
export function addMaps(blurred: usize, own: usize, rows: usize, inside: v128, sums: usize): void {
  const one = v128.load32_splat(constants);
  const c2 = v128.load32_splat(constants, 4);
  let ssim = f32x4.splat(0);
  let ringing = f32x4.splat(0);
  let blurring = f32x4.splat(0);
  let ssim4 = f32x4.splat(0);
  let ringing4 = f32x4.splat(0);
  let blurring4 = f32x4.splat(0);
  const end = own + rows * rowBytes;
  for (; own < end; own += rowBytes, blurred += quantities * vector) {
    const mean1 = v128.load(blurred);
    const mean2 = v128.load(blurred, 16);
    const variance1 = f32x4.sub(v128.load(blurred, 32), f32x4.mul(mean1, mean1));
    const variance2 = f32x4.sub(v128.load(blurred, 48), f32x4.mul(mean2, mean2));
    const covariance = f32x4.sub(v128.load(blurred, 64), f32x4.mul(mean1, mean2));
    const shift = f32x4.sub(mean1, mean2);
    const luminance = f32x4.sub(one, f32x4.mul(shift, shift));
    const structure = f32x4.add(f32x4.add(covariance, covariance), c2);
    const variances = f32x4.add(f32x4.add(variance1, variance2), c2);
    const similarity = f32x4.div(f32x4.mul(luminance, structure), variances);
    const d = v128.and(inside, f32x4.pmax(f32x4.splat(0), f32x4.sub(one, similarity)));
    ssim = f32x4.add(ssim, d);
    ssim4 = f32x4.add(ssim4, fourthPower(d));

    const detail1 = f32x4.abs(f32x4.sub(v128.load(own), mean1));
    const detail2 = f32x4.abs(f32x4.sub(v128.load(own, 16), mean2));
    const more = v128.and(inside, f32x4.div(f32x4.sub(detail2, detail1), f32x4.add(one, detail1)));
    const power = fourthPower(more);
    const ring = f32x4.gt(more, f32x4.splat(0));
    ringing = f32x4.add(ringing, v128.and(more, ring));
    ringing4 = f32x4.add(ringing4, v128.and(power, ring));
    blurring = f32x4.sub(blurring, v128.andnot(more, ring));
    blurring4 = f32x4.add(blurring4, v128.andnot(power, ring));
  }
  addTo(sums, ssim);
  addTo(sums + 16, ringing);
  addTo(sums + 32, blurring);
  addTo(sums + 48, ssim4);
  addTo(sums + 64, ringing4);
  addTo(sums + 80, blurring4);
}

function fourthPower(x: v128): v128 {
  const square = f32x4.mul(x, x);
  return f32x4.mul(square, square);
}

function addTo(sum: usize, values: v128): void {
  const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(values, values, 2, 3, 2, 3));
  v128.store(sum, f64x2.add(v128.load(sum), f64x2.add(f64x2.promote_low_f32x4(values), high)));
}
