import type { ModelFile, Placed } from "@pixelproof/onnx";
import type { PlacedSam } from "./find.ts";
import type { SamManifest } from "./manifest.ts";

/** The graphs of a model, and what lies beside them, as the store takes them. */
export interface SamFiles {
  readonly encoder: Placed;
  readonly decoder: Placed;
  readonly beside: readonly Placed[];
}

/** The files of a model. */
export function filesOf({ manifest, folder }: PlacedSam): SamFiles {
  const placed = (file: SamManifest["encoder"]["beside"][number]): Placed => ({
    manifest: modelFile(manifest, file),
    ...(folder !== undefined && { folder }),
  });
  const { encoder, decoder } = manifest;
  return {
    encoder: placed(encoder),
    decoder: placed(decoder),
    beside: [...encoder.beside, ...decoder.beside].map(placed),
  };
}

function modelFile(
  { name, licence, source }: SamManifest,
  { file, address, sha256, bytes }: SamManifest["encoder"]["beside"][number],
): ModelFile {
  return { name, licence, source, file, address, sha256, bytes };
}
