import type { UpscalerManifest } from "./manifest.ts";

const tensors = {
  input: { name: "input", layout: "NCHW", range: [0, 1], multiple: 1 },
  output: { name: "output", layout: "NCHW", range: [0, 1] },
} satisfies Pick<UpscalerManifest, "input" | "output">;

/**
 * Well-known models that people bring as bare ONNX files: recognised by their SHA-256, whatever the file is called.
 * They are neither shipped nor downloaded.
 */
export const knownUpscalers: readonly UpscalerManifest[] = [
  {
    name: "fsrcnn-x2",
    file: "FSRCNN_x2.onnx",
    sha256: "ad671647b3137a2c64a44de646055c52c43c9f734268ebf8794e3e9904244fde",
    bytes: 37133,
    licence: "Apache-2.0",
    source: "FSRCNN (Dong 2016) as trained by Xavier Weber (FSRCNN_Tensorflow)",
    scale: 2,
    channels: "luma",
    ...tensors,
    overlap: 8,
    bytesPerPixel: 1536,
  },
  {
    name: "realesr-general-x4v3",
    file: "realesr-general-x4v3.w16.onnx",
    sha256: "98a9af21bd0dda8cb008fd46a7f5bbe6d34ab51a4c0c19893570b2ff547be886",
    bytes: 2449437,
    licence: "BSD-3-Clause",
    source: "Real-ESRGAN (Wang 2021), weights in 16-bit floats",
    scale: 4,
    channels: "rgb",
    ...tensors,
    overlap: 32,
    bytesPerPixel: 1792,
  },
  {
    name: "realesr-animevideov3",
    file: "realesr-animevideov3.onnx",
    sha256: "9ff2b047cee46b53a29dac03e9cfb734214ca805510bd7bf2da9368740d308a1",
    bytes: 2492901,
    licence: "BSD-3-Clause",
    source: "Real-ESRGAN (Wang 2021)",
    scale: 4,
    channels: "rgb",
    ...tensors,
    overlap: 20,
    bytesPerPixel: 1792,
  },
];
