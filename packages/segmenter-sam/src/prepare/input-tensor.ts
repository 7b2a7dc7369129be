import type { Rgb8 } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import type { Tensor } from "@pixelproof/onnx";
import { frameSide, type SamManifest } from "../models/manifest.ts";
import { fitted } from "./fit.ts";
import { resize } from "./resize.ts";

type Input = SamManifest["encoder"]["input"];

/** A picture as an encoder takes it: resized, normalised, and, in planes, padded with zeros to the frame afterwards. */
export function inputTensor(picture: Rgb8, input: Input, progress?: (fraction: number) => void): Tensor {
  const small = resize(picture, fitted(picture, input.fit), progress);
  return input.layout === "HWC" ? interleaved(small, input) : planes(small, input);
}

/** `inputTensor` as a task for a thread. */
export const inputTensorTask = defineTask(
  import.meta.url,
  "inputTensorTask",
  ({ picture, input }: { readonly picture: Rgb8; readonly input: Input }, progress) =>
    inputTensor(picture, input, progress),
);

function interleaved({ width, height, data }: Rgb8, input: Input): Tensor {
  const values = new Float32Array(data.length);
  const tables = tablesOf(input);
  for (let i = 0; i < data.length; i++) values[i] = tables[i % 3][data[i]];
  return { dims: [height, width, 3], data: values };
}

function planes({ width, height, data }: Rgb8, input: Input): Tensor {
  const values = new Float32Array(3 * frameSide * frameSide);
  for (const [channel, table] of tablesOf(input).entries()) {
    for (let y = 0; y < height; y++) {
      const row = (channel * frameSide + y) * frameSide;
      for (let x = 0, i = y * width * 3 + channel; x < width; x++, i += 3) values[row + x] = table[data[i]];
    }
  }
  return { dims: [1, 3, frameSide, frameSide], data: values };
}

/** The value of each of 256 levels, for each channel. */
function tablesOf({ white, mean, deviation }: Input): Float32Array[] {
  return mean.map((_, c) => Float32Array.from({ length: 256 }, (_, v) => ((v / 255) * white - mean[c]) / deviation[c]));
}
