/** `tiff:Orientation` as an attribute or as an element, up to its one digit. */
const orientation = /tiff:Orientation(?:\s*=\s*["']|\s*>\s*)[1-8]/g;

/** A copy of the XMP packet with every `tiff:Orientation` set to `value` (1..8); its length stays. */
export function patchXmpOrientation(xmp: Uint8Array, value: number): Uint8Array {
  const patched = new Uint8Array(xmp);
  // Latin-1 maps one byte to one letter, so that places in the text are places in the bytes.
  const text = Buffer.from(xmp.buffer, xmp.byteOffset, xmp.byteLength).toString("latin1");
  for (const match of text.matchAll(orientation)) patched[match.index + match[0].length - 1] = 0x30 + value;
  return patched;
}
