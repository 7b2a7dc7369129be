import { inflateSync } from "node:zlib";

/** More than any profile or packet needs, and little enough for a bomb not to hurt, bytes. */
const largest = 16 * 2 ** 20;

/** Inflates a zlib stream; undefined when it is damaged or larger than 16 MiB. */
export function inflate(stream: Uint8Array): Uint8Array | undefined {
  try {
    return new Uint8Array(inflateSync(stream, { maxOutputLength: largest }));
  } catch {
    return undefined;
  }
}
