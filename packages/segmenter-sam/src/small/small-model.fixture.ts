import { createHash } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findModel } from "../models/find.ts";
import type { SamManifest } from "../models/manifest.ts";
import { smallDecoder } from "./decoder.fixture.ts";
import { smallEncoder } from "./encoder.fixture.ts";

/** Small graphs in the place of a known model's, and its manifest with their sizes and hashes. */
export async function smallModel(name: string): Promise<{ manifest: SamManifest; files: Record<string, Uint8Array> }> {
  const { manifest } = await findModel(name);
  const { encoder, decoder } = manifest;
  const files = { [encoder.file]: smallEncoder(manifest), [decoder.file]: smallDecoder(manifest) };
  const identity = (file: string) => ({
    sha256: createHash("sha256").update(files[file]).digest("hex"),
    bytes: files[file].byteLength,
    beside: [],
  });
  return {
    manifest: {
      ...manifest,
      encoder: { ...encoder, ...identity(encoder.file) },
      decoder: { ...decoder, ...identity(decoder.file) },
    },
    files,
  };
}

/** Writes a small model and gives the path of its manifest. */
export async function placeSmallModel(name: string, folder?: string): Promise<string> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), "pixelproof-sam-")));
  await mkdir(home, { recursive: true });
  const { manifest, files } = await smallModel(name);
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(home, file), bytes);
  const path = join(home, `${name}.json`);
  await writeFile(path, JSON.stringify(manifest, undefined, 2));
  return path;
}
