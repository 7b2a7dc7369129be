const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Text of Latin-1 bytes, each one letter (not Windows-1252, for which TextDecoder takes that name). */
export const latin1Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** Text of UTF-8 bytes; bytes that are not UTF-8 are taken for Latin-1, as older writers left them. */
export function utf8Of(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1Of(bytes);
  }
}

/** The text in Latin-1, letters beyond it cut to their low byte. */
export const latin1Bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** The text in UTF-8. */
export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
