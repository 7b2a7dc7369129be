import type { Sharp } from "sharp";
import type { Encoded, Image, Metadata, ResolvedEncodeSettings } from "@pixelproof/core";
import { writeMetadata } from "@pixelproof/metadata";

/** Sets sharp's output format. */
export type Output = (raster: Sharp, settings: ResolvedEncodeSettings) => Sharp;

/** Turns a raster into a file with metadata. */
export type Writer = (
  raster: Sharp,
  settings: ResolvedEncodeSettings,
  metadata: Metadata,
  image: Image,
) => Promise<Encoded>;

/** Writes pixels alone and splices metadata into the file, byte for byte; sharp would convert, re-order or drop some. */
export const spliced =
  (output: Output): Writer =>
  async (raster, settings, metadata) =>
    writeMetadata(await output(raster, settings).toBuffer(), metadata);
