import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import onnxProto, { type onnx } from "onnx-proto";
import type { UpscalerManifest } from "./upscaler/manifest.ts";

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;
const { FLOAT, INT64 } = TensorProto.DataType;

/** An empty folder in the system's place for such. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "pixelproof-onnx-"));

/** A model that repeats each pixel twice in both directions. */
export const nearest = encode({
  nodes: [
    {
      opType: "Resize",
      input: ["in", "", "scales"],
      output: ["out"],
      attribute: [
        text("mode", "nearest"),
        text("coordinate_transformation_mode", "asymmetric"),
        text("nearest_mode", "floor"),
      ],
    },
  ],
  constants: [{ name: "scales", dims: [4], dataType: FLOAT, floatData: [1, 1, 2, 2] }],
});

/** A model that asks for 4 TB. */
export const enormous = encode({
  nodes: [{ opType: "Expand", input: ["in", "shape"], output: ["out"] }],
  constants: [{ name: "shape", dims: [4], dataType: INT64, int64Data: [2 ** 20, 3, 2 ** 10, 2 ** 10] }],
});

/** The manifest of such a file; `parts` say otherwise. */
export function manifestOf(bytes: Uint8Array, parts: Partial<UpscalerManifest> = {}): UpscalerManifest {
  return {
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
}

/** Writes a file and gives its manifest, placed beside it. */
export async function place(bytes: Uint8Array, parts: Partial<UpscalerManifest> = {}) {
  const [folder, manifest] = [await newFolder(), manifestOf(bytes, parts)];
  await writeFile(join(folder, manifest.file), bytes);
  return { folder, manifest };
}

function encode(parts: { nodes: onnx.INodeProto[]; constants: onnx.ITensorProto[] }): Uint8Array {
  const sides = [{ dimValue: 1 }, { dimValue: 3 }, { dimParam: "height" }, { dimParam: "width" }];
  const unknown = [{ dimParam: "n" }, { dimParam: "c" }, { dimParam: "h" }, { dimParam: "w" }];
  const graph: onnx.IGraphProto = {
    name: "small",
    node: parts.nodes,
    initializer: parts.constants,
    input: [{ name: "in", type: { tensorType: { elemType: FLOAT, shape: { dim: sides } } } }],
    output: [{ name: "out", type: { tensorType: { elemType: FLOAT, shape: { dim: unknown } } } }],
  };
  return ModelProto.encode({ irVersion: 7, opsetImport: [{ version: 13 }], graph }).finish();
}

function text(name: string, value: string): onnx.IAttributeProto {
  return { name, type: AttributeProto.AttributeType.STRING, s: Buffer.from(value) };
}
