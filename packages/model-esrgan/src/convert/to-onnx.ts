import type { onnx } from "onnx-proto";
import type { KerasModel } from "./keras-model.ts";
import { layerGraph, type Precision } from "./layer-graph.ts";
import { ModelProto, TensorProto } from "./tensors.ts";

/** Opset 13 is the first in which every step used here has its present form. */
const opset = 13;
const irVersion = 7;

/**
 * The bytes of an ONNX file that computes what `model` does: `[1, 3, height, width]` to the enlarged
 * `[1, 3, …, …]`, in the model's own range. The same model gives the same bytes.
 */
export function toOnnx(model: KerasModel, name: string, precision: Precision): Uint8Array {
  const pieces = model.layers.map((layer) => layerGraph(layer, model.weights, precision));
  const inputs = model.layers.filter((layer) => layer.op === "input");
  const graph: onnx.IGraphProto = {
    name,
    node: pieces.flatMap(({ nodes }) => nodes),
    initializer: pieces.flatMap(({ constants }) => constants),
    input: inputs.map(({ name, channels }) => value(name, channels, ["height", "width"])),
    output: [value(model.output, 3, ["enlarged_height", "enlarged_width"])],
  };
  return ModelProto.encode({
    irVersion,
    opsetImport: [{ version: opset }],
    producerName: "pixelproof",
    graph,
  }).finish();
}

function value(name: string, channels: number, sides: readonly string[]): onnx.IValueInfoProto {
  const dim = [{ dimValue: 1 }, { dimValue: channels }, ...sides.map((dimParam) => ({ dimParam }))];
  return { name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT, shape: { dim } } } };
}
