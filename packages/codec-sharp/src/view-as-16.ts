/** Bytes as samples of 16 bits, in the machine's order; copied only where they do not start on an even byte. */
export function viewAs16({ buffer, byteOffset, byteLength }: Uint8Array): Uint16Array {
  if (byteOffset % 2 === 0) return new Uint16Array(buffer, byteOffset, byteLength / 2);
  return new Uint16Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
