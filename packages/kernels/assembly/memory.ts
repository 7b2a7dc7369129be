/** The first byte behind the static data of the kernels: what lies before it is not to be written. */
export function heapBase(): usize {
  return __heap_base;
}
