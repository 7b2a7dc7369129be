/** Values that follow from the pixels and are stale once those are turned or resized. */
export interface XmpPatch {
  /** 1..8. */
  readonly orientation?: number;
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
}

/** A simple property as an attribute (`name="6"`) or as an element (`<name>6<`); the number is the last group. */
const numberOf = (name: string): RegExp => new RegExp(`(${name}(?:\\s*=\\s*["']|\\s*>\\s*))(\\d+)`, "g");

const properties = {
  orientation: numberOf("tiff:Orientation"),
  width: numberOf("(?:tiff:ImageWidth|exif:PixelXDimension)"),
  height: numberOf("(?:tiff:ImageLength|exif:PixelYDimension)"),
};

/**
 * A copy of the XMP packet (UTF-8) with `tiff:Orientation` and the pixel sizes of the TIFF and EXIF schemas overwritten
 * where they stand (XMP specification part 2, sections 3.2 and 3.3). Properties that are not there are not added.
 */
export function patchXmp(xmp: Uint8Array, patch: XmpPatch): Uint8Array {
  // Latin-1 maps one byte to one letter and back, so that every other byte stays as it is.
  let text = Buffer.from(xmp.buffer, xmp.byteOffset, xmp.byteLength).toString("latin1");
  for (const name of ["orientation", "width", "height"] as const) {
    const value = patch[name];
    if (value !== undefined) text = text.replace(properties[name], (_, before: string) => `${before}${value}`);
  }
  return new Uint8Array(Buffer.from(text, "latin1"));
}
