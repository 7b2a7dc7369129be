import type { Sharp } from "sharp";
import type { Encoded, Image, Metadata } from "@pixelproof/core";
import { placeless, writeMetadata, writePngMetadata } from "@pixelproof/metadata";
import { loadSharp } from "./engine.ts";
import type { ResolvedSettings } from "./settings.ts";

/** Sets sharp's output format. */
export type Output = (raster: Sharp, settings: ResolvedSettings) => Sharp;

/** Turns a raster into a file with metadata. */
export type Writer = (raster: Sharp, settings: ResolvedSettings, metadata: Metadata, image: Image) => Promise<Encoded>;

/** Writes pixels alone and splices metadata into the file, byte for byte; sharp would convert, re-order or drop some. */
export const spliced =
  (output: Output): Writer =>
  async (raster, settings, metadata) =>
    writeMetadata(await output(raster, settings).toBuffer(), metadata);

/**
 * Hands metadata to sharp inside an uncompressed PNG, for a container that nobody splices here: given beside raw
 * samples, a profile would convert them. EXIF is written anew by libvips, so it is listed as changed.
 */
export const carried =
  (output: Output, format: string): Writer =>
  async (raster, settings, metadata) => {
    const sharp = await loadSharp();
    const { icc, exif, xmp } = metadata;
    const held = { ...(icc && { icc }), ...(exif && { exif }), ...(xmp && { xmp }) };
    const pixels = await raster.png({ compressionLevel: 0 }).toBuffer();
    const carrier = sharp(writePngMetadata(pixels, held).bytes, { limitInputPixels: false });
    if (held.icc) carrier.keepIccProfile();
    if (held.exif) carrier.keepExif();
    if (held.xmp) carrier.keepXmp();
    const losses = placeless(format, metadata, ["icc", "exif", "xmp"]);
    if (held.exif) {
      const reason = `libvips writes EXIF anew into ${format}: values stay, offsets move, a maker note may be unreadable`;
      losses.push({ group: "exif", kind: "changed", reason });
    }
    return { bytes: new Uint8Array(await output(carrier, settings).toBuffer()), losses };
  };
