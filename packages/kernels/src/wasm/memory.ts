/** The part of a WebAssembly memory used here: Node's types leave it out, and the DOM's would come whole. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
