import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { UpscalerManifest } from "@pixelproof/onnx";
import onnxProto, { type onnx } from "onnx-proto";

const { ModelProto, TensorProto } = onnxProto.onnx;
const { FLOAT, INT64 } = TensorProto.DataType;

/** A model that asks for more memory than there is, whatever the tile. */
export const enormous = encode(
  { opType: "Expand", input: ["in", "shape"], output: ["out"] },
  { name: "shape", dims: [4], dataType: INT64, int64Data: [2 ** 30, 1, 1, 1] },
);

/** Writes a model of 2x with its manifest into a new folder, both called `small`; `parts` say otherwise. Gives the ONNX file. */
export async function writeModel(
  folder: string,
  bytes: Uint8Array,
  parts: Partial<UpscalerManifest> = {},
): Promise<string> {
  const manifest: UpscalerManifest = {
    name: "small",
    file: "small.onnx",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.byteLength,
    licence: "MIT",
    scale: 2,
    channels: "rgb",
    input: { name: "in", layout: "NCHW", range: [0, 1], multiple: 1 },
    output: { name: "out", layout: "NCHW", range: [0, 1] },
    overlap: 0,
    bytesPerPixel: 60,
    ...parts,
  };
  await mkdir(folder);
  await writeFile(join(folder, "small.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "small.onnx"), bytes);
  return join(folder, "small.onnx");
}

function encode(node: onnx.INodeProto, constant: onnx.ITensorProto): Uint8Array {
  const sides = [{ dimValue: 1 }, { dimValue: 3 }, { dimParam: "height" }, { dimParam: "width" }];
  const unknown = [{ dimParam: "n" }, { dimParam: "c" }, { dimParam: "h" }, { dimParam: "w" }];
  const graph: onnx.IGraphProto = {
    name: "small",
    node: [node],
    initializer: [constant],
    input: [{ name: "in", type: { tensorType: { elemType: FLOAT, shape: { dim: sides } } } }],
    output: [{ name: "out", type: { tensorType: { elemType: FLOAT, shape: { dim: unknown } } } }],
  };
  return ModelProto.encode({ irVersion: 7, opsetImport: [{ version: 13 }], graph }).finish();
}
