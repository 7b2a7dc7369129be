import { PixelproofError, type Context } from "@pixelproof/core";
import type { Placed } from "../model-file.ts";
import type { Session } from "../session/session.ts";
import type { ModelOptions, ModelSessions } from "../session/sessions.ts";
import type { TensorInfo } from "../session/tensor.ts";
import type { UpscalerManifest } from "./manifest.ts";

/** A loaded model that enlarges, and its contract. */
export interface Upscaler {
  readonly manifest: UpscalerManifest;
  readonly session: Session;
}

/**
 * Loads a model that enlarges and holds its file against its manifest. Throws what `ModelSessions.open` throws, and
 * `MODEL_INVALID` when the file takes or gives something else.
 */
export async function openUpscaler(
  sessions: ModelSessions,
  placed: Placed<UpscalerManifest>,
  context: Context,
  options: ModelOptions = {},
): Promise<Upscaler> {
  const session = await sessions.open(placed, context, options);
  const { manifest } = placed;
  assertTensor(manifest, "input", session.info.inputs);
  assertTensor(manifest, "output", session.info.outputs);
  return { manifest, session };
}

/** How many channels the model takes and gives. */
export function channelsOf({ channels }: UpscalerManifest): 1 | 3 {
  return channels === "luma" ? 1 : 3;
}

function assertTensor(manifest: UpscalerManifest, side: "input" | "output", infos: readonly TensorInfo[]): void {
  const { name, layout } = manifest[side];
  const info = infos.find((candidate) => candidate.name === name);
  const depth = info?.dims[layout === "NCHW" ? 1 : 3];
  const fits = info?.type === "float32" && info.dims.length === 4;
  if (fits && (typeof depth === "string" || depth === -1 || depth === channelsOf(manifest))) return;
  const found = infos.map(({ name, type, dims }) => `${name} ${type}[${dims.join(", ")}]`).join("; ");
  throw new PixelproofError(
    "MODEL_INVALID",
    `Expected the ${side} ${name} in float32, ${layout}, ${channelsOf(manifest)} channels from the model ${manifest.name} but the file has ${found}; correct the manifest`,
    { details: { model: manifest.name, side, found } },
  );
}
