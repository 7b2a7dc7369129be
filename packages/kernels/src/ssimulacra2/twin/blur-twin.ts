import type { Arithmetic } from "./arithmetic.ts";
import type { Plane } from "./plane.ts";

interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** The recursive Gaussian of sigma 1.5 along x, then along y; zeros stand around the plane. */
export function blurred({ width, height, data }: Plane, arithmetic: Arithmetic): Plane {
  const [along, across] = [arithmetic.samples(data.length), arithmetic.samples(data.length)];
  for (let y = 0; y < height; y++) blurLine(data, along, { start: y * width, step: 1, length: width }, arithmetic);
  for (let x = 0; x < width; x++) blurLine(along, across, { start: x, step: width, length: height }, arithmetic);
  return { width, height, data: across };
}

function blurLine(from: Plane["data"], to: Plane["data"], { start, step, length }: Line, { round }: Arithmetic): void {
  const [gain1, gain2, gain3] = [0.055295235726086626, -0.05883668702694999, 0.012955819110517068].map(round);
  const [cosine1, cosine2] = [1.9021130325903073, 1.1755705045849463].map(round);
  const shortOf2 = 2 - cosine1;
  const sample = (n: number): number => (n >= 0 && n < length ? from[start + n * step] : 0);
  let [newer1, older1, newer2, older2, newer3, older3] = [0, 0, 0, 0, 0, 0];
  for (let n = -4; n < length; n++) {
    const input = round(sample(n - 6) + sample(n + 4));
    const rest = round(round(gain1 * input) - older1);
    const first = round(newer1 + round(round(rest + newer1) - round(shortOf2 * newer1)));
    const second = round(round(round(gain2 * input) - older2) + round(cosine2 * newer2));
    const third = round(round(gain3 * input) - older3);
    [newer1, older1, newer2, older2, newer3, older3] = [first, newer1, second, newer2, third, newer3];
    if (n >= 0) to[start + n * step] = round(round(first + second) + third);
  }
}
