import type { Weight } from "./weights.ts";

/** A convolution's kernel from `[height, width, in, out]` (TensorFlow) to `[out, in, height, width]` (ONNX). */
export function toOutInHeightWidth({ shape, data }: Weight): Weight {
  const [height, width, depth, filters] = shape;
  const area = height * width;
  const moved = new Float32Array(data.length);
  for (let at = 0, i = 0; at < area; at++) {
    for (let channel = 0; channel < depth; channel++) {
      for (let filter = 0; filter < filters; filter++, i++) {
        moved[(filter * depth + channel) * area + at] = data[i];
      }
    }
  }
  return { shape: [filters, depth, height, width], data: moved };
}
