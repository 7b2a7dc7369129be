import { inflateSync } from "node:zlib";
import { plain } from "../bytes.ts";

/** Inflates a zlib stream; undefined when it is damaged or larger than what may still be inflated. */
export type Inflate = (stream: Uint8Array) => Uint8Array | undefined;

/** More than all profiles, packets and texts of one file need, and little enough for a bomb not to hurt, bytes. */
const largest = 16 * 2 ** 20;

/** An inflater for one file: 16 MiB over all its chunks together. */
export function createInflate(): Inflate {
  let left = largest;
  return (stream) => {
    if (left === 0) return undefined;
    try {
      const inflated = inflateSync(stream, { maxOutputLength: left });
      left -= inflated.length;
      return plain(inflated);
    } catch (error) {
      // What a bomb made before it was stopped, or a damaged stream before its damage, counts too, or a thousand of them
      // would each cost as much; of the damaged one it is not known.
      left = error instanceof RangeError ? 0 : Math.floor(left / 2);
      return undefined;
    }
  };
}
