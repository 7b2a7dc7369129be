/** The luma of the RGB pixel that begins at `i`: 0.299 R + 0.587 G + 0.114 B (BT.601, full range). */
export const lumaAt = (data: Uint16Array, i: number): number =>
  0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];

/** RGB with its luma replaced and its chroma (Cb, Cr) kept, where the result is in range. */
export function withLuma(rgb: Uint16Array, luma: Uint16Array): Uint16Array {
  const data = new Uint16Array(rgb.length);
  for (let p = 0, i = 0; p < luma.length; p++) {
    // Cb and Cr are differences from luma: they stay when all three channels move alike.
    const move = luma[p] - lumaAt(rgb, i);
    for (const end = i + 3; i < end; i++) data[i] = Math.min(65535, Math.max(0, Math.round(rgb[i] + move)));
  }
  return data;
}

/** The luma of each pixel. */
export function lumaOf(rgb: Uint16Array): Uint16Array {
  const data = new Uint16Array(rgb.length / 3);
  for (let p = 0; p < data.length; p++) data[p] = Math.round(lumaAt(rgb, p * 3));
  return data;
}
