import { toRgb8, type Rgb8, type Size } from "@pixelproof/core";
import { addNoise, scene } from "@pixelproof/testkit";

/** Two pictures to be compared. */
export interface Pair {
  readonly reference: Rgb8;
  readonly candidate: Rgb8;
}

/** A scene, and the same with noise of up to `amplitude` levels on every sample. */
export function noisyPair(size: Size, amplitude: number): Pair {
  const reference = toRgb8(scene({ ...size, channels: 3 }));
  return { reference, candidate: addNoise(reference, amplitude) };
}

/** A scene, and the same with noise in its middle tenth alone. */
export function retouchedPair(size: Size, amplitude: number): Pair {
  const { reference, candidate: noisy } = noisyPair(size, amplitude);
  const data = reference.data.slice();
  const [from, to] = [0.45, 0.55].map((part) => Math.round(size.height * part) * size.width * 3);
  data.set(noisy.data.subarray(from, to), from);
  return { reference, candidate: { ...reference, data } };
}
