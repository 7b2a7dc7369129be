import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Tile } from "./tile.ts";

/** An ONNX file on onnxruntime, computed on the CPU. Gives a function from tile to tile. */
export async function loadOnnx(file: Uint8Array, scale: number): Promise<(tile: Tile) => Promise<Tile>> {
  const session = await InferenceSession.create(file, { logSeverityLevel: 3 });
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  return async ({ width, height, data }) => {
    const results = await session.run({ [input]: new Tensor("float32", data, [1, 3, height, width]) });
    const samples = await results[output].getData();
    if (!(samples instanceof Float32Array)) throw new TypeError("Expected samples in 32-bit floats");
    return { width: width * scale, height: height * scale, data: samples };
  };
}
