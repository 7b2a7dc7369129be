import { leaseKernels } from "../wasm/lease.ts";

const quad = 4;
const quadFloats = 6 * quad;

/**
 * CIEDE2000 of pairs of colours (Sharma, Wu and Dalal 2005, kL = kC = kH = 1): L*, a*, b* of each, interleaved, as many of the
 * one as of the other. In 32-bit floats, within 1e-4 of 64-bit floats; a hue exactly opposite counts as 180 degrees away.
 */
export function ciede2000OfLab(first: Float32Array, second: Float32Array): Float32Array {
  const pairs = first.length / 3;
  const quads = Math.ceil(pairs / quad);
  const lease = leaseKernels();
  try {
    const { kernels, arena } = lease;
    const from = arena.reserve(quads * quadFloats * 4);
    const to = arena.reserve(quads * quad * 4);
    const planes = arena.floats(from, quads * quadFloats).fill(0);
    for (const [i, value] of first.entries()) planes[placeOf(i)] = value;
    for (const [i, value] of second.entries()) planes[placeOf(i) + 3 * quad] = value;
    kernels.ciede2000(from, quads, to);
    return arena.floats(to, pairs).slice();
  } finally {
    lease.release();
  }
}

/** Where sample `i` of interleaved colours stands in quads of planes. */
function placeOf(i: number): number {
  const [pixel, channel] = [Math.floor(i / 3), i % 3];
  return Math.floor(pixel / quad) * quadFloats + channel * quad + (pixel % quad);
}
