import { Arena } from "./arena.ts";
import { instantiateKernels, type Kernels } from "./module.ts";

/** An instance of the kernels that nobody else uses until `release`. */
export interface Lease {
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Gives the instance back, its arena empty. */
  release(): void;
}

/** A memory never shrinks: an instance that grew beyond this is left to the garbage collector. */
const keptBytes = 8 * 2 ** 20;

let idle: Omit<Lease, "release"> | undefined;

/**
 * Takes the thread's instance of the kernels. Work that pauses halfway keeps its lease, and what begins meanwhile gets an
 * instance of its own, so that no two ever share a memory. One idle instance is kept.
 */
export function leaseKernels(): Lease {
  const { kernels, arena } = idle ?? create();
  idle = undefined;
  return {
    kernels,
    arena,
    release: () => {
      arena.reset();
      if (arena.capacity <= keptBytes) idle = { kernels, arena };
    },
  };
}

function create(): Omit<Lease, "release"> {
  const kernels = instantiateKernels();
  return { kernels, arena: new Arena(kernels.memory, kernels.heapBase()) };
}
