import { PixelproofError } from "@pixelproof/core";

/** What is read of an ICC profile (ICC.1:2022, section 7). */
export interface Profile {
  /** Data colour space, four letters: "RGB ", "GRAY", "CMYK". */
  readonly space: string;
  /** Profile connection space: "XYZ " or "Lab ". */
  readonly connection: string;
  /** The elements by signature, as views into the profile. */
  readonly tags: ReadonlyMap<string, Uint8Array>;
}

const headerLength = 128;

/** Reads header and tag table; throws `INPUT_CORRUPT` for bytes that are no profile and for tags outside of them. */
export function readProfile(icc: Uint8Array): Profile {
  const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength);
  if (icc.length < headerLength + 4 || fourLetters(icc, 36) !== "acsp") {
    throw unusable(`${icc.length} bytes without the signature of an ICC profile`);
  }
  const count = view.getUint32(headerLength);
  if (headerLength + 4 + 12 * count > icc.length) throw unusable(`a table of ${count} tags in ${icc.length} bytes`);
  const tags = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const at = headerLength + 4 + 12 * i;
    const [offset, length] = [view.getUint32(at + 4), view.getUint32(at + 8)];
    const signature = fourLetters(icc, at);
    if (offset + length > icc.length) throw unusable(`tag ${signature} beyond its end`);
    tags.set(signature, icc.subarray(offset, offset + length));
  }
  return { space: fourLetters(icc, 16), connection: fourLetters(icc, 20), tags };
}

/** Four bytes as text. */
export function fourLetters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** The error of a profile that cannot be used. */
export const unusable = (received: string): PixelproofError =>
  new PixelproofError(
    "INPUT_CORRUPT",
    `Expected a colour profile that fits the picture but received ${received}; repair or remove it`,
  );
