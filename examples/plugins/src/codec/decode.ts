import {
  assertInputBytes,
  assertInputPixels,
  createImage,
  PixelproofError,
  throwIfAborted,
  widen,
  type Context,
  type Decoded,
} from "@pixelproof/core";
import { readHeader } from "./header.ts";

/** Reads a PAM file; throws what `readHeader` throws, `INPUT_TRUNCATED`, and what the limits of the context refuse. */
export function decodePam(bytes: Uint8Array, { signal, limits, progress }: Context): Decoded {
  throwIfAborted(signal);
  assertInputBytes(bytes.length, limits);
  const { length, wide, ...shape } = readHeader(bytes);
  assertInputPixels(shape, limits);
  const expected = shape.width * shape.height * shape.channels * (wide ? 2 : 1);
  const body = bytes.subarray(length, length + expected);
  if (body.length < expected) {
    throw new PixelproofError("INPUT_TRUNCATED", `Expected ${expected} bytes of samples but received ${body.length}`);
  }
  const data = wide ? fromBigEndian(body) : widen(body);
  progress(1);
  return { image: createImage({ ...shape, data, sourceDepth: wide ? 16 : 8 }), metadata: {} };
}

function fromBigEndian(bytes: Uint8Array): Uint16Array {
  return Uint16Array.from({ length: bytes.length / 2 }, (_, i) => (bytes[2 * i] << 8) | bytes[2 * i + 1]);
}
