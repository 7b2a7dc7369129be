import { readFileSync } from "node:fs";
import { PixelproofError } from "@pixelproof/core";
import { ciede2000Functions, type Ciede2000Exports } from "../ciede2000/exports.ts";
import { deflateFunctions, type DeflateExports } from "../deflate/exports.ts";
import { detailFunctions, type DetailExports } from "../detail/exports.ts";
import { differenceFunctions, type DifferenceExports } from "../difference/exports.ts";
import { edgesFunctions, type EdgesExports } from "../edges/exports.ts";
import { gmsdFunctions, type GmsdExports } from "../gmsd/exports.ts";
import { guidedFunctions, type GuidedExports } from "../guided/exports.ts";
import { lumaFunctions, type LumaExports } from "../luma/exports.ts";
import { pngFunctions, type PngExports } from "../png/exports.ts";
import { predictFunctions, type PredictExports } from "../predict/exports.ts";
import { radonFunctions, type RadonExports } from "../radon/exports.ts";
import { resampleFunctions, type ResampleExports } from "../resample/exports.ts";
import { ssimFunctions, type SsimExports } from "../ssim/exports.ts";
import { ssimulacra2Functions, type Ssimulacra2Exports } from "../ssimulacra2/exports.ts";
import type { Memory } from "./memory.ts";

interface Module {
  readonly [Symbol.toStringTag]: string;
}

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Instance: new (module: Module) => { readonly exports: object };
  readonly Memory: new (size: { readonly initial: number }) => Memory;
};

/** Everything that `assembly/index.ts` exports. */
export interface Kernels
  extends
    Ciede2000Exports,
    DeflateExports,
    DetailExports,
    DifferenceExports,
    EdgesExports,
    GmsdExports,
    GuidedExports,
    LumaExports,
    PngExports,
    PredictExports,
    RadonExports,
    ResampleExports,
    SsimExports,
    Ssimulacra2Exports {
  readonly memory: Memory;
  /** The first byte that is not static data. */
  heapBase(): number;
}

const functions: readonly string[] = [
  "heapBase",
  ...ciede2000Functions,
  ...deflateFunctions,
  ...detailFunctions,
  ...differenceFunctions,
  ...edgesFunctions,
  ...gmsdFunctions,
  ...guidedFunctions,
  ...lumaFunctions,
  ...pngFunctions,
  ...predictFunctions,
  ...radonFunctions,
  ...resampleFunctions,
  ...ssimFunctions,
  ...ssimulacra2Functions,
];

// Next to the sources and next to the compiled files this is the same place.
const file = new URL("../../dist/kernels.wasm", import.meta.url);

let compiled: Module | undefined;

/** A new instance with a memory of its own; the module is compiled once a thread. Throws `ENGINE_MISSING`. */
export function instantiateKernels(): Kernels {
  compiled ??= compile();
  const { exports } = new WebAssembly.Instance(compiled);
  if (!isKernels(exports)) {
    throw new PixelproofError("ENGINE_MISSING", `Expected the kernels of this version in ${file.pathname}; ${remedy}`);
  }
  return exports;
}

const remedy = "install the package again, or in a checkout run pnpm --filter @pixelproof/kernels wasm";

function compile(): Module {
  try {
    return new WebAssembly.Module(readFileSync(file));
  } catch (error) {
    throw PixelproofError.from(error, "ENGINE_MISSING", `The kernels could not be loaded; ${remedy}`);
  }
}

function isKernels(exports: object): exports is Kernels {
  const members = new Map<string, unknown>(Object.entries(exports));
  return (
    members.get("memory") instanceof WebAssembly.Memory &&
    functions.every((name) => typeof members.get(name) === "function")
  );
}
