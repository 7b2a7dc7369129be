import type { onnx } from "onnx-proto";
import { AttributeProto } from "./tensors.ts";

/** A step of the graph, which gives one tensor, named like itself. */
export function node(
  opType: string,
  name: string,
  input: readonly string[],
  attributes: Readonly<Record<string, number | readonly number[] | string>> = {},
): onnx.INodeProto {
  const attribute = Object.entries(attributes).map(([key, value]) => toAttribute(key, value));
  return { opType, name, input: [...input], output: [name], attribute };
}

function toAttribute(name: string, value: number | readonly number[] | string): onnx.IAttributeProto {
  const { INT, INTS, STRING } = AttributeProto.AttributeType;
  if (typeof value === "number") return { name, type: INT, i: value };
  if (typeof value === "string") return { name, type: STRING, s: Buffer.from(value) };
  return { name, type: INTS, ints: [...value] };
}
