import { createHash } from "node:crypto";
import type { KerasModel } from "./keras-model.ts";

/**
 * What a program has to know to use the file: the manifest of `@pixelproof/onnx`. `overlap` and `bytesPerPixel` are
 * measured; the README gives the commands.
 */
export function manifestOf(name: string, scale: number, model: KerasModel, file: Uint8Array): object {
  const [input] = model.layers;
  return {
    name,
    file: `${name}.onnx`,
    sha256: createHash("sha256").update(file).digest("hex"),
    bytes: file.byteLength,
    licence: "MIT",
    source: "Kevin Scott, UpscalerJS (@upscalerjs/esrgan-thick on npm), trained on DIV2K",
    scale,
    channels: "rgb",
    input: { name: input.name, layout: "NCHW", range: [0, 1], multiple: 1 },
    output: { name: model.output, layout: "NCHW", range: [0, 1] },
    overlap: 16,
    bytesPerPixel: 5120,
  };
}
