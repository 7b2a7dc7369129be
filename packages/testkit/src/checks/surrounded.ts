/** The same samples as a view into the middle of a larger buffer of other values: code that ignores byteOffset fails. */
export function surrounded<T extends Uint8Array | Uint16Array>(samples: T): T;
export function surrounded(samples: Uint8Array | Uint16Array): Uint8Array | Uint16Array {
  const margin = 3;
  const larger =
    samples instanceof Uint16Array
      ? new Uint16Array(samples.length + 2 * margin)
      : new Uint8Array(samples.length + 2 * margin);
  larger.fill(0xab);
  larger.set(samples, margin);
  return larger.subarray(margin, margin + samples.length);
}
