// How edges of a result match those expected, along the normals of points on borders. A pixel, and a step of a profile,
// is a vector of floats: the closest enlargement of the source, a soft one, the result, and one lane of no meaning.

const pixel: usize = 16;
/** x, y and the unit normal, as floats. */
const pointBytes: usize = 16;

/**
 * Differences from pixel to pixel across the border at each of `count` points, `2 * reach + 1` of them, between places
 * half a pixel beside. Values are bilinear; what lies outside of the picture repeats its edge. `tile` holds a part of
 * the picture, beginning at `left`, `top`; `lastX`, `lastY` are the last places of the picture, and `right` and `down`
 * the bytes to the next pixel, 0 in a picture that has one only.
 */
export function edgeProfiles(
  points: usize,
  count: usize,
  reach: i32,
  tile: usize,
  left: i32,
  top: i32,
  lastX: f32,
  lastY: f32,
  right: usize,
  down: usize,
  to: usize,
): void {
  const last = f32x4.replace_lane(f32x4.splat(lastX), 1, lastY);
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const lastWhole = f32x4.max(f32x4.sub(last, f32x4.splat(1)), zero);
  const origin = tile - usize(top) * down - usize(left) * right;
  for (const end = points + count * pointBytes; points < end; points += pointBytes) {
    const place = v128.load(points);
    const normal = v128.shuffle<f32>(place, place, 2, 3, 2, 3);
    let behind = zero;
    let steps = f32x4.splat(f32(-reach) - 0.5);
    for (let t = -reach - 1; t <= reach; t++, steps = f32x4.add(steps, one)) {
      const shift = f32x4.mul(normal, steps);
      const at = f32x4.pmin(last, f32x4.pmax(zero, f32x4.add(place, shift)));
      const whole = f32x4.pmin(lastWhole, f32x4.floor(at));
      const part = f32x4.sub(at, whole);
      const bits = i32x4.trunc_sat_f32x4_s(whole);
      const corner = origin + usize(i32x4.extract_lane(bits, 1)) * down + usize(i32x4.extract_lane(bits, 0)) * right;
      const across = v128.shuffle<f32>(part, part, 0, 0, 0, 0);
      const above = mix(v128.load(corner), v128.load(corner + right), across);
      const below = mix(v128.load(corner + down), v128.load(corner + down + right), across);
      const ahead = mix(above, below, v128.shuffle<f32>(part, part, 1, 1, 1, 1));
      if (t >= -reach) {
        v128.store(to, f32x4.sub(ahead, behind));
        to += pixel;
      }
      behind = ahead;
    }
  }
}

function mix(a: v128, b: v128, share: v128): v128 {
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), share));
}

/**
 * Gain and shift at the points `first..end` of `count` neighbouring ones, two floats each, from the profiles of `steps`
 * differences averaged over `neighbours` points to either side; NaN where the soft edge has less than `leastEnergy`.
 * Edges are sought up to `farthest` steps away, and count as moved when they match better by `leastImprovement`.
 */
export function matchProfiles(
  profiles: usize,
  count: i32,
  first: i32,
  end: i32,
  neighbours: i32,
  steps: usize,
  farthest: i32,
  leastEnergy: f32,
  leastImprovement: f32,
  mean: usize,
  to: usize,
): void {
  const length = steps * pixel;
  const middle = mean + usize(farthest) * pixel;
  const window = length - 2 * usize(farthest) * pixel;
  for (let i = first; i < end; i++, to += 8) {
    const from = max(0, i - neighbours);
    average(profiles + usize(from) * length, min(count, i + neighbours + 1) - from, length, mean);
    match(middle, window, farthest, leastEnergy, leastImprovement, to);
  }
}

/** The mean of profiles that stand one behind the other. */
function average(profiles: usize, count: usize, length: usize, to: usize): void {
  const divisor = f32x4.splat(f32(count));
  const end = profiles + count * length;
  for (let at: usize = 0; at < length; at += pixel) {
    let sum = v128.load(profiles + at);
    for (let next = profiles + length + at; next < end; next += length) sum = f32x4.add(sum, v128.load(next));
    v128.store(to + at, f32x4.div(sum, divisor));
  }
}

/** Climbs from no shift to the nearest maximum of the normalised correlation, and refines it by a parabola. */
function match(profile: usize, window: usize, farthest: i32, leastEnergy: f32, leastImprovement: f32, to: usize): void {
  const own = energies(profile, window);
  const energy = f32x4.extract_lane(own, 1);
  if (energy < leastEnergy) {
    store<f32>(to, NaN);
    store<f32>(to, NaN, 4);
    return;
  }
  const expected = min(energy, f32x4.extract_lane(own, 2));
  const edge = f32x4.extract_lane(own, 0);
  const unmoved = correlations(profile, window, 0);
  const up = correlations(profile, window, 1);
  const down = correlations(profile, window, -1);
  const direction: i32 = likeness(up, edge) > likeness(down, edge) ? 1 : -1;
  let here = unmoved;
  let ahead = direction > 0 ? up : down;
  let behind = direction > 0 ? down : up;
  let shift: i32 = 0;
  while (abs(shift) < farthest - 1 && likeness(ahead, edge) > likeness(here, edge)) {
    shift += direction;
    behind = here;
    here = ahead;
    ahead = correlations(profile, window, shift + direction);
  }
  const best = likeness(here, edge);
  if (best < likeness(unmoved, edge) + leastImprovement) {
    store<f32>(to, f32x4.extract_lane(unmoved, 1) / expected);
    store<f32>(to, 0, 4);
    return;
  }
  const back = likeness(behind, edge);
  const forth = likeness(ahead, edge);
  const bend = back - 2 * best + forth;
  const part = bend < 0 ? max<f32>(-0.5, min<f32>(0.5, (back - forth) / (2 * bend))) : 0;
  const beside = f32x4.extract_lane(part < 0 ? behind : ahead, 1);
  const gain = f32x4.extract_lane(here, 1);
  store<f32>(to, (gain + (beside - gain) * abs(part)) / expected);
  store<f32>(to, f32(direction) * (f32(abs(shift)) + part), 4);
}

/** Sums over the window of closest x closest, soft x soft, and soft x closest. */
function energies(profile: usize, window: usize): v128 {
  let sum = f32x4.splat(0);
  for (const end = profile + window; profile < end; profile += pixel) {
    const step = v128.load(profile);
    sum = f32x4.add(
      sum,
      f32x4.mul(v128.shuffle<f32>(step, step, 0, 1, 1, 1), v128.shuffle<f32>(step, step, 0, 1, 0, 0)),
    );
  }
  return sum;
}

/** Sums over the window, the result moved by `shift`: closest x result, soft x result, result x result. */
function correlations(profile: usize, window: usize, shift: i32): v128 {
  const offset = shift * i32(pixel);
  let sum = f32x4.splat(0);
  for (const end = profile + window; profile < end; profile += pixel) {
    const moved = v128.load(profile + offset);
    const step = v128.shuffle<f32>(v128.load(profile), moved, 0, 1, 6, 6);
    sum = f32x4.add(sum, f32x4.mul(step, v128.shuffle<f32>(moved, moved, 2, 2, 2, 2)));
  }
  return sum;
}

function likeness(sums: v128, edge: f32): f32 {
  return f32x4.extract_lane(sums, 0) / sqrt<f32>(edge * f32x4.extract_lane(sums, 2) + 1);
}
