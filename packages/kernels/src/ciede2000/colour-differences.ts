import { inStrips } from "../difference/strips.ts";
import { Distribution } from "./distribution.ts";
import { linearLight } from "../linear-light.ts";

/** CIEDE2000 over all pixels. */
export interface ColourDifferences {
  readonly mean: number;
  /** The least value that at least 95 % of the pixels do not exceed (nearest rank), within one part in 8,192. */
  readonly p95: number;
  readonly max: number;
}

const labBytes = 6 * Float32Array.BYTES_PER_ELEMENT;

/**
 * The colour differences of two pictures of interleaved 8-bit sRGB, of one length: CIELAB under D65, then CIEDE2000 with kL =
 * kC = kH = 1, in 32-bit floats. Four neighbours that are alike in both cost next to nothing. Yields the fraction done now and
 * then.
 */
export function* colourDifferences(a: Uint8Array, b: Uint8Array): Generator<number, ColourDifferences, void> {
  const found = new Distribution();
  yield* inStrips(a, b, ({ kernels, arena }, longest) => {
    const table = arena.place(Float32Array.from(linearLight));
    const lab = arena.reserve(longest * labBytes);
    const to = arena.reserve(longest * Float32Array.BYTES_PER_ELEMENT);
    const differences = arena.floats(to, longest);
    return (strip) => {
      const quads = kernels.labOfDifferent(strip.a, strip.b, strip.length, table, lab);
      kernels.ciede2000(lab, quads, to);
      found.add(differences.subarray(0, quads * 4));
    };
  });
  const pixels = a.length / 3;
  return { mean: found.mean(pixels), p95: found.quantile(0.95, pixels), max: found.max };
}
