/** An array of numbers with its sides, row-major. Its class says its type: float32 or int64. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** Tensors by the names the model gives them. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** What a model says of one of its inputs or outputs; a side that varies has a name or -1. */
export interface TensorInfo {
  readonly name: string;
  /** "float32", "int64", "float16"… */
  readonly type: string;
  readonly dims: readonly (number | string)[];
}
