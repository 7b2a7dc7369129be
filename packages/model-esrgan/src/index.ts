/** Where one model of this package is. */
export interface EsrganModel {
  /** The side of the result by the side of the picture. */
  readonly scale: number;
  /** The ONNX file: weights in 16-bit floats, computation in 32. */
  readonly file: URL;
  /** Its manifest (JSON), as `@pixelproof/onnx` reads it: SHA-256, licence, names, layout and range of the tensors. */
  readonly manifest: URL;
}

/** The models of this package, the smallest scale first. */
export const models: readonly EsrganModel[] = [2, 4].map((scale) => ({
  scale,
  file: place(`esrgan-x${scale}.onnx`),
  manifest: place(`esrgan-x${scale}.json`),
}));

// Next to the sources and next to the compiled files this is the same place.
function place(name: string): URL {
  return new URL(`../dist/models/${name}`, import.meta.url);
}
