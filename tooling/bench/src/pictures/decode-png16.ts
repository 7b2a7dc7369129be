import sharp from "sharp";

/** The RGBA samples of a PNG at 16 bits, as bytes. */
export const decodePng16 = (file: Uint8Array): Promise<Buffer> =>
  sharp(file, { ignoreIcc: true }).toColourspace("rgb16").ensureAlpha().raw({ depth: "ushort" }).toBuffer();
