import { PixelproofError, type Context } from "@pixelproof/core";
import { obtainModel, type ModelOptions, type ModelSessions, type Session, type TensorInfo } from "@pixelproof/onnx";
import { filesOf } from "./files.ts";
import type { PlacedSam } from "./find.ts";
import type { SamManifest } from "./manifest.ts";

/** A loaded model, and its contract. */
export interface Sam {
  readonly manifest: SamManifest;
  readonly encoder: Session;
  readonly decoder: Session;
}

/**
 * Loads both graphs and holds them against the manifest. Throws what `ModelSessions.open` throws, and `MODEL_INVALID` when a
 * file takes or gives something else: onnxruntime itself does not mind an input too many.
 */
export async function openSam(
  sessions: ModelSessions,
  placed: PlacedSam,
  context: Context,
  options: ModelOptions,
): Promise<Sam> {
  const files = filesOf(placed);
  for (const file of files.beside) await obtainModel(file, context, options);
  const { manifest } = placed;
  const encoder = await sessions.open(files.encoder, context, options);
  assertEncoder(manifest, encoder);
  const decoder = await sessions.open(files.decoder, context, options);
  assertDecoder(manifest, decoder);
  return { manifest, encoder, decoder };
}

function assertEncoder(manifest: SamManifest, { info }: Session): void {
  const { name, layout } = manifest.encoder.input;
  const rank = layout === "HWC" ? 3 : 4;
  assertNames(manifest, "encoder's inputs", { [name]: "float32" }, info.inputs);
  const input = info.inputs.find((candidate) => candidate.name === name);
  if (input?.dims.length !== rank) throw unlike(manifest, "encoder's inputs", `${name} of rank ${rank}`, info.inputs);
  assertHas(manifest, "encoder's outputs", Object.values(manifest.decoder.embeddings), info.outputs);
}

function assertDecoder(manifest: SamManifest, { info }: Session): void {
  const { embeddings, points, labels, boxes, mask, constants, masks, scores } = manifest.decoder;
  const inputs: Record<string, string> = {
    ...Object.fromEntries(Object.keys(embeddings).map((name) => [name, "float32"])),
    ...Object.fromEntries(Object.entries(constants).map(([name, { type }]) => [name, type])),
    ...(typeof boxes === "object" && { [boxes.name]: "float32" }),
    ...(mask && { [mask.name]: "float32", [mask.flag]: "float32" }),
    [points.name]: "float32",
    [labels.name]: labels.type,
  };
  assertNames(manifest, "decoder's inputs", inputs, info.inputs);
  assertHas(manifest, "decoder's outputs", [masks, scores], info.outputs);
}

/** Every input with its type, and no other. */
function assertNames(
  manifest: SamManifest,
  what: string,
  expected: Readonly<Record<string, string>>,
  infos: readonly TensorInfo[],
): void {
  const isLike =
    infos.length === Object.keys(expected).length && infos.every(({ name, type }) => expected[name] === type);
  if (isLike) return;
  const wanted = Object.entries(expected).map(([name, type]) => `${name} ${type}`);
  throw unlike(manifest, what, wanted.join("; "), infos);
}

function assertHas(
  manifest: SamManifest,
  what: string,
  expected: readonly string[],
  infos: readonly TensorInfo[],
): void {
  const names = new Set(infos.map(({ name }) => name));
  if (!expected.every((name) => names.has(name))) throw unlike(manifest, what, expected.join(", "), infos);
}

function unlike({ name }: SamManifest, what: string, expected: string, infos: readonly TensorInfo[]): PixelproofError {
  const found = infos.map((info) => `${info.name} ${info.type}[${info.dims.join(", ")}]`).join("; ");
  return new PixelproofError(
    "MODEL_INVALID",
    `Expected ${expected} as the ${what} of the model ${name} but the file has ${found}; correct the manifest`,
    { details: { model: name, found } },
  );
}
