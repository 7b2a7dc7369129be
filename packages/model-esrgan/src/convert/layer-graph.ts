import type { onnx } from "onnx-proto";
import { PixelproofError } from "@pixelproof/core";
import { toOutInHeightWidth } from "./kernel-layout.ts";
import type { Layer } from "./layer.ts";
import { node } from "./node.ts";
import { float16Tensor, float32Tensor, TensorProto } from "./tensors.ts";
import type { Weight, Weights } from "./weights.ts";

/** How the kernels of convolutions are stored; the graph computes in 32-bit floats either way. */
export type Precision = "float16" | "float32";

/** A piece of a graph: its steps and the constants they use. */
export interface Piece {
  readonly nodes: readonly onnx.INodeProto[];
  readonly constants: readonly onnx.ITensorProto[];
}

/** One layer as ONNX steps on `[1, channels, height, width]`. */
export function layerGraph(layer: Layer, weights: Weights, precision: Precision): Piece {
  if (layer.op === "conv") return convolution(layer, layer.side, weights, precision);
  if (layer.op === "multiply") return product(layer, layer.factor);
  return { nodes: nodesOf(layer), constants: [] };
}

/** A layer without constants. */
function nodesOf(layer: Exclude<Layer, { op: "conv" | "multiply" }>): onnx.INodeProto[] {
  const { name, from } = layer;
  if (layer.op === "depthToSpace") return [node("DepthToSpace", name, from, { blocksize: layer.block, mode: "DCR" })];
  if (layer.op === "concat") return [node("Concat", name, from, { axis: 1 })];
  if (layer.op === "relu") return [node("Relu", name, from)];
  if (layer.op === "add") return [node("Add", name, from)];
  return [];
}

function product({ name, from }: Layer, factor: number): Piece {
  const constant = float32Tensor(`${name}/factor`, { shape: [], data: Float32Array.of(factor) });
  return { nodes: [node("Mul", name, [...from, `${name}/factor`])], constants: [constant] };
}

/** A convolution whose result has its source's size, zeros beyond the border. */
function convolution({ name, from }: Layer, side: number, weights: Weights, precision: Precision): Piece {
  const kernel = toOutInHeightWidth(find(weights, `${name}/kernel`));
  const bias = float32Tensor(`${name}/bias`, find(weights, `${name}/bias`));
  const margin = (side - 1) / 2;
  const shape = { kernel_shape: [side, side], pads: [margin, margin, margin, margin] };
  if (precision === "float32") {
    const nodes = [node("Conv", name, [...from, `${name}/kernel`, `${name}/bias`], shape)];
    return { nodes, constants: [float32Tensor(`${name}/kernel`, kernel), bias] };
  }
  return {
    nodes: [
      node("Cast", `${name}/kernel`, [`${name}/kernel16`], { to: TensorProto.DataType.FLOAT }),
      node("Conv", name, [...from, `${name}/kernel`, `${name}/bias`], shape),
    ],
    constants: [float16Tensor(`${name}/kernel16`, kernel), bias],
  };
}

function find(weights: Weights, name: string): Weight {
  const weight = weights.get(name);
  if (weight !== undefined) return weight;
  throw new PixelproofError("MODEL_INVALID", `Expected weights named ${name} but the model has none`);
}
