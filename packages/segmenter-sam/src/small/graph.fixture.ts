import onnxProto, { type onnx } from "onnx-proto";

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;
const { FLOAT, INT64 } = TensorProto.DataType;
const { AttributeType } = AttributeProto;

/** The name of a value in a graph. */
export type Value = string;

/** A side of a tensor: a number, or a name where it varies. */
export type Side = number | string;

/** Writes an ONNX graph: operators by their names, their results as values for the next. */
export class Graph {
  readonly #nodes: onnx.INodeProto[] = [];
  readonly #constants: onnx.ITensorProto[] = [];
  readonly #inputs: onnx.IValueInfoProto[] = [];
  readonly #outputs: onnx.IValueInfoProto[] = [];
  #count = 0;

  input(name: string, type: "float32" | "int64", sides: readonly Side[]): Value {
    this.#inputs.push(describe(name, type, sides));
    return name;
  }

  output(name: string, value: Value, sides: readonly Side[]): void {
    this.#nodes.push({ opType: "Identity", input: [value], output: [name] });
    this.#outputs.push(describe(name, "float32", sides));
  }

  floats(dims: readonly number[], values: readonly number[]): Value {
    return this.#constant({ dims: [...dims], dataType: FLOAT, floatData: [...values] });
  }

  scalar(value: number): Value {
    return this.floats([], [value]);
  }

  integers(...values: readonly number[]): Value {
    return this.#constant({ dims: [values.length], dataType: INT64, int64Data: [...values] });
  }

  /** An operator with one result; attributes are whole numbers, lists of them, or text. */
  op(
    type: string,
    inputs: readonly Value[],
    attributes: Readonly<Record<string, number | number[] | string>> = {},
  ): Value {
    const output = this.#name();
    const attribute = Object.entries(attributes).map(([name, value]) => attributeOf(name, value));
    this.#nodes.push({ opType: type, input: [...inputs], output: [output], attribute });
    return output;
  }

  bytes(): Uint8Array {
    const graph: onnx.IGraphProto = {
      name: "small",
      node: this.#nodes,
      initializer: this.#constants,
      input: this.#inputs,
      output: this.#outputs,
    };
    return ModelProto.encode({ irVersion: 8, opsetImport: [{ version: 17 }], graph }).finish();
  }

  #constant(tensor: onnx.ITensorProto): Value {
    const name = this.#name();
    this.#constants.push({ name, ...tensor });
    return name;
  }

  #name(): Value {
    this.#count++;
    return `v${this.#count}`;
  }
}

function describe(name: string, type: "float32" | "int64", sides: readonly Side[]): onnx.IValueInfoProto {
  const dim = sides.map((side) => (typeof side === "number" ? { dimValue: side } : { dimParam: side }));
  return { name, type: { tensorType: { elemType: type === "float32" ? FLOAT : INT64, shape: { dim } } } };
}

function attributeOf(name: string, value: number | number[] | string): onnx.IAttributeProto {
  if (typeof value === "number") return { name, type: AttributeType.INT, i: value };
  if (typeof value === "string") return { name, type: AttributeType.STRING, s: Buffer.from(value) };
  return { name, type: AttributeType.INTS, ints: value };
}
