import onnxProto, { type onnx } from "onnx-proto";
import type { Weight } from "./weights.ts";

export const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;

/** A constant of the graph in 32-bit floats. */
export function float32Tensor(name: string, { shape, data }: Weight): onnx.ITensorProto {
  return { name, dims: [...shape], dataType: TensorProto.DataType.FLOAT, rawData: bytesOf(data) };
}

/** A constant of the graph in 16-bit floats, rounded to the nearest. */
export function float16Tensor(name: string, { shape, data }: Weight): onnx.ITensorProto {
  const rawData = bytesOf(Float16Array.from(data));
  return { name, dims: [...shape], dataType: TensorProto.DataType.FLOAT16, rawData };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
