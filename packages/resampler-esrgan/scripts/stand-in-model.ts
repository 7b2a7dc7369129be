import { createHash } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { models } from "@pixelproof/model-esrgan";
import onnxProto, { type onnx } from "onnx-proto";

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;

/** Writes a model that takes and gives what ESRGAN at 4x does, but only repeats pixels; gives the path of its file. */
export async function writeStandIn(): Promise<string> {
  const [, { manifest }] = models;
  const contract = JSON.parse(await readFile(manifest, "utf8"));
  const { input, output } = contract;
  const bytes = repeating(input.name, output.name);
  const folder = await mkdtemp(join(tmpdir(), "pixelproof-stand-in-"));
  const file = join(folder, "stand-in.onnx");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await writeFile(file, bytes);
  const own = { ...contract, name: "stand-in", file: "stand-in.onnx", sha256, bytes: bytes.byteLength };
  await writeFile(join(folder, "stand-in.json"), JSON.stringify(own));
  return file;
}

function repeating(input: string, output: string): Uint8Array {
  const scales = { name: "scales", dims: [4], dataType: TensorProto.DataType.FLOAT, floatData: [1, 1, 4, 4] };
  const attribute = [
    text("mode", "nearest"),
    text("coordinate_transformation_mode", "asymmetric"),
    text("nearest_mode", "floor"),
  ];
  const graph: onnx.IGraphProto = {
    name: "stand-in",
    node: [{ opType: "Resize", input: [input, "", "scales"], output: [output], attribute }],
    initializer: [scales],
    input: [tensor(input, ["height", "width"])],
    output: [tensor(output, ["enlarged_height", "enlarged_width"])],
  };
  return ModelProto.encode({ irVersion: 7, opsetImport: [{ version: 13 }], graph }).finish();
}

const text = (name: string, value: string): onnx.IAttributeProto => ({
  name,
  type: AttributeProto.AttributeType.STRING,
  s: Buffer.from(value),
});

function tensor(name: string, sides: readonly string[]): onnx.IValueInfoProto {
  const dim = [{ dimValue: 1 }, { dimValue: 3 }, ...sides.map((dimParam) => ({ dimParam }))];
  return { name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT, shape: { dim } } } };
}
