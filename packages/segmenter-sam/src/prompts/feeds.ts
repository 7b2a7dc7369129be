import type { Tensor, Tensors } from "@pixelproof/onnx";
import type { SamManifest } from "../models/manifest.ts";
import { logitSide, type FramePrompt } from "./frame-prompt.ts";

/** What a decoder is fed for prompts of equally many points; with a box or to a decoder of rank 3 it is one prompt. */
export function feedsOf({ decoder }: SamManifest, embedding: Tensors, prompts: readonly FramePrompt[]): Tensors {
  const { points, labels, boxes, mask, constants, embeddings } = decoder;
  const [{ points: first, mask: given }] = prompts;
  const sides = points.rank === 4 ? [1, prompts.length, first.length] : [1, first.length];
  const all = prompts.flatMap((prompt) => prompt.points);
  return {
    ...Object.fromEntries(Object.entries(embeddings).map(([input, output]) => [input, embedding[output]])),
    ...Object.fromEntries(Object.entries(constants).map(([name, constant]) => [name, constantTensor(constant)])),
    ...(typeof boxes === "object" && { [boxes.name]: boxTensor(prompts) }),
    ...(mask && { [mask.name]: maskTensor(given), [mask.flag]: { dims: [1], data: Float32Array.of(given ? 1 : 0) } }),
    [points.name]: { dims: [...sides, 2], data: Float32Array.from(all.flatMap(({ x, y }) => [x, y])) },
    [labels.name]: {
      dims: sides,
      data: numbers(
        labels.type,
        all.map(({ label }) => label),
      ),
    },
  };
}

function boxTensor(prompts: readonly FramePrompt[]): Tensor {
  const boxes = prompts.flatMap(({ box }) => (box === undefined ? [] : [box]));
  return { dims: [1, boxes.length, 4], data: Float32Array.from(boxes.flat()) };
}

/** Zeros where there is no mask. */
function maskTensor(logits: Float32Array = new Float32Array(logitSide ** 2)): Tensor {
  return { dims: [1, 1, logitSide, logitSide], data: logits };
}

function constantTensor({ type, dims, values }: SamManifest["decoder"]["constants"][string]): Tensor {
  const count = dims.reduce((product, side) => product * side, 1);
  return { dims, data: numbers(type, values ?? Array.from({ length: count }, () => 0)) };
}

function numbers(type: "float32" | "int64", values: readonly number[]): Tensor["data"] {
  return type === "float32" ? Float32Array.from(values) : BigInt64Array.from(values, BigInt);
}
